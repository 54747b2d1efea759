//! Facts of a text: one class a kind, each with `kind`, `start`, `end` and `text`.

use crate::article::moment;
use crate::span::{Maker, Span};
use crossclaim::facts::{self as domain, Context, QuantityRole, stance as attitude};
use crossclaim::text::Span as Bytes;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// A number with what it counts or measures.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Quantity {
    /// `quantity`; `ordinal` and `identifier` for numbers that count and measure nothing.
    kind: &'static str,
    start: usize,
    end: usize,
    text: String,
    /// The value as a decimal string, when one number is said.
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    /// `exact`, `about`, `nearly`, `more-than`, `at-least`, `less-than`, `at-most`, `between`.
    bound: &'static str,
    /// ISO 4217, UCUM or `%`.
    unit: Option<String>,
    /// What the number counts or measures, in words: the noun phrase it stands in ("soldiers", "gallons of
    /// jet fuel"), or the name of its unit where a sign or symbol says it ("us dollar" for "$").
    counted: Option<String>,
    /// The head of what is counted, folded and singular: `soldier`; of "41 were hurt", `injured`.
    head: Option<String>,
    /// The words that say what it holds for: "from each side", "in all", "over the Rostov region".
    scope: Vec<Span>,
    /// What sort of number: `count`, `money`, `measure`, `percent`, `ordinal`, `identifier`, …
    role: &'static str,
    /// What it is a rate of, where it is one.
    per: Option<String>,
    /// The whole it is a part of, where that stands beside it: 5 for "three of five schools".
    whole: Option<String>,
    /// What became of those who are counted: `dead`, `injured`, …
    state: Option<String>,
    /// -1 and 1 for a change down and up ("rose 3%"), 0 for a level.
    change: i8,
}

/// A temporal expression.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Time {
    kind: &'static str,
    start: usize,
    end: usize,
    text: String,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    timex_type: &'static str,
    timex_value: String,
    /// First moment, ISO 8601.
    begin: Option<String>,
    /// First moment after it, ISO 8601.
    end_excl: Option<String>,
    /// `at`, `deadline`, `within`, `since`, `until`, `lasting`, `offset` or `other`.
    role: &'static str,
}

/// A name.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Name {
    kind: &'static str,
    start: usize,
    end: usize,
    text: String,
    /// `person`, `place`, `organisation` or `other`.
    r#type: &'static str,
    /// The fullest form the text uses.
    canonical: String,
    /// The title that stands by it.
    title: Option<Span>,
    /// Is the role over or not yet begun ("former", "then-", "-elect")?
    title_past: bool,
}

/// Words between quotation marks that somebody said.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Quote {
    kind: &'static str,
    start: usize,
    end: usize,
    text: String,
    speaker: Option<Span>,
    cue: Option<Span>,
    /// The speaker's name, resolved where that is safe.
    speaker_name: Option<String>,
    /// Does the quote before it go on here ("...", he said, "...")?
    continues: bool,
}

/// A statement and whoever it is credited to.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Attribution {
    kind: &'static str,
    start: usize,
    end: usize,
    text: String,
    source: Option<Span>,
    cue: Span,
    content: Span,
    /// The source's name, resolved where that is safe.
    source_name: Option<String>,
    /// `direct`, `mixed` or `indirect`.
    speech: &'static str,
    /// How the reporting word takes it: `neutral`, `distant`, `factive`, `denying`, `forecasting`.
    stance: &'static str,
    /// Does it stand within the content of another attribution?
    nested: bool,
}

/// A word that says how other words are meant: "not", "denied", "reportedly", "plans to".
#[pyclass(frozen, get_all, module = "crossclaim")]
#[derive(Clone)]
pub struct Stance {
    kind: &'static str,
    start: usize,
    end: usize,
    text: String,
    /// `negation`, `denial`, `hedge`, `plan`, `condition`, `counterfactual`, `forecast`, `possibility`, `unsupported`,
    /// `confirmation` or `report`.
    r#type: &'static str,
    /// The word or words themselves; the span of the fact is theirs.
    cue: Span,
    /// What they reach.
    scope: Span,
}

/// What a text says of some of its words, all cues that reach them taken together.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Standing {
    /// `affirmed` or `negated`.
    polarity: &'static str,
    /// `asserted`, `reported`, `alleged`, `possible`, `planned`, `conditional`, `counterfactual` or `forecast`.
    certainty: &'static str,
    /// `pluperfect`, `past`, `perfect`, `present` or `future`: the clause's verb; none in a clause without one.
    tense: Option<&'static str>,
    /// The cues that reach the words.
    cues: Vec<Stance>,
}

#[pymethods]
impl Standing {
    fn __repr__(&self) -> String {
        format!("Standing({}, {}, {})", self.polarity, self.certainty, self.tense.unwrap_or("no tense"))
    }
}

fn stance_fact(maker: &Maker<'_>, stance: &domain::Stance) -> Stance {
    Stance {
        kind: "stance",
        start: maker.offset(stance.cue.start),
        end: maker.offset(stance.cue.end),
        text: maker.words(stance.cue),
        r#type: stance.kind.name(),
        cue: maker.span(stance.cue),
        scope: maker.span(stance.scope),
    }
}

/// What `text` says of its words from `start` to `end` (code points; all of it without them): affirmed
/// or negated, how sure, before or after the article.
///
/// # Errors
/// When `end` lies behind the text or before `start`.
#[pyfunction]
#[pyo3(signature = (text, start=0, end=None))]
pub fn stance(py: Python<'_>, text: &str, start: usize, end: Option<usize>) -> PyResult<Standing> {
    let mut borders = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let first = borders.clone().nth(start);
    let last = end.map_or(Some(text.len()), |end| borders.nth(end));
    let (Some(first), Some(last)) = (first, last.filter(|last| first.is_some_and(|first| first <= *last))) else {
        return Err(PyValueError::new_err(format!("{start} to {end:?} is no stretch of the text")));
    };
    let span = Bytes::new(first, last);
    Ok(py.detach(|| {
        let sentences = crossclaim::text::sentences(text);
        let stances = attitude::extract(text, &sentences);
        let sentence = sentences.iter().copied().find(|sentence| sentence.end > first).unwrap_or(span);
        let maker = Maker::new(text);
        Standing {
            polarity: attitude::polarity(&stances, span).name(),
            certainty: attitude::certainty(&stances, span).name(),
            tense: attitude::tense(text, sentence, span).map(attitude::Tense::name),
            cues: attitude::reaching(&stances, span).map(|stance| stance_fact(&maker, stance)).collect(),
        }
    }))
}

macro_rules! repr {
    ($($class:ident),*) => {$(
        #[pymethods]
        impl $class {
            fn __repr__(&self) -> String {
                format!("{}({}, {}, {:?})", stringify!($class), self.start, self.end, self.text)
            }
        }
    )*};
}
repr!(Quantity, Time, Name, Quote, Attribution, Stance);

/// The name of a unit that only a sign or symbol says.
fn named(q: &domain::Quantity) -> Option<String> {
    let says = matches!(q.role, QuantityRole::Money | QuantityRole::Measure);
    q.unit.as_ref().filter(|_| says).map(domain::quantity::unit_name)
}

fn quantity_fact(maker: &Maker<'_>, q: &domain::Quantity) -> Quantity {
    let scope = [q.scope.each, q.scope.total, q.scope.part_of].into_iter().flatten();
    let scope = scope.chain(q.scope.qualifiers.iter().copied()).map(|s| maker.span(s)).collect();
    let text = |d: Option<_>| d.map(|d: rust_decimal::Decimal| d.normalize().to_string());
    Quantity {
        kind: match q.role {
            QuantityRole::Ordinal | QuantityRole::Identifier => q.role.name(),
            _ => "quantity",
        },
        start: maker.offset(q.span.start),
        end: maker.offset(q.span.end),
        text: maker.words(q.span),
        value: text(q.value),
        low: text(q.low),
        high: text(q.high),
        bound: q.bound.name(),
        unit: q.unit.as_ref().map(|u| u.code.clone()),
        counted: q.phrase().map(|phrase| maker.words(phrase)).or_else(|| named(q)),
        head: q.counted.as_ref().map(|c| c.head.clone()),
        scope,
        role: q.role.name(),
        per: q.unit.as_ref().and_then(|u| u.per.clone()),
        whole: text(q.whole),
        state: q.scope.state.clone(),
        change: q.change,
    }
}

/// The facts of `text`, in the order of the text. `published` (any date that is commonly written)
/// resolves "Wednesday" and "last week"; `place`, where the text was written, says whose dollars are meant.
///
/// # Errors
/// When `published` is no date.
#[pyfunction]
#[pyo3(signature = (text, published=None, place=None))]
pub fn facts(py: Python<'_>, text: &str, published: Option<&str>, place: Option<String>) -> PyResult<Vec<Py<PyAny>>> {
    let dated = moment(published)?;
    let found = py.detach(|| {
        let context = Context {
            published: dated.map(|(at, _)| at),
            published_has_time: dated.is_some_and(|(_, has_time)| has_time),
            place,
            ..Context::default()
        };
        domain::extract(text, &crossclaim::text::sentences(text), &context)
    });
    let maker = Maker::new(text);
    let mut list: Vec<(usize, Py<PyAny>)> = Vec::new();
    for q in &found.quantities {
        list.push((q.span.start, Py::new(py, quantity_fact(&maker, q))?.into_any()));
    }
    for t in &found.times {
        let fact = Time {
            kind: "time",
            start: maker.offset(t.span.start),
            end: maker.offset(t.span.end),
            text: maker.words(t.span),
            timex_type: t.timex_type.name(),
            timex_value: t.timex_value.clone(),
            begin: t.interval.map(|i| i.begin.to_string()),
            end_excl: t.interval.map(|i| i.end_excl.to_string()),
            role: t.role.name(),
        };
        list.push((t.span.start, Py::new(py, fact)?.into_any()));
    }
    for n in &found.names {
        let fact = Name {
            kind: "name",
            start: maker.offset(n.span.start),
            end: maker.offset(n.span.end),
            text: maker.words(n.span),
            r#type: n.name_type.name(),
            canonical: n.canonical.clone(),
            title: n.title.map(|s| maker.span(s)),
            title_past: n.title_past,
        };
        list.push((n.span.start, Py::new(py, fact)?.into_any()));
    }
    for q in &found.quotes {
        let fact = Quote {
            kind: "quote",
            start: maker.offset(q.span.start),
            end: maker.offset(q.span.end),
            text: maker.words(q.span),
            speaker: q.speaker.map(|s| maker.span(s)),
            cue: q.cue.map(|s| maker.span(s)),
            speaker_name: q.speaker_name.clone(),
            continues: q.continues,
        };
        list.push((q.span.start, Py::new(py, fact)?.into_any()));
    }
    for a in &found.attributions {
        let fact = Attribution {
            kind: "attribution",
            start: maker.offset(a.content.start),
            end: maker.offset(a.content.end),
            text: maker.words(a.content),
            source: a.source.map(|s| maker.span(s)),
            cue: maker.span(a.cue),
            content: maker.span(a.content),
            source_name: a.source_name.clone(),
            speech: a.speech.name(),
            stance: a.stance.name(),
            nested: a.nested,
        };
        list.push((a.content.start, Py::new(py, fact)?.into_any()));
    }
    for s in &found.stances {
        list.push((s.cue.start, Py::new(py, stance_fact(&maker, s))?.into_any()));
    }
    list.sort_by_key(|(start, _)| *start);
    Ok(list.into_iter().map(|(_, fact)| fact).collect())
}
