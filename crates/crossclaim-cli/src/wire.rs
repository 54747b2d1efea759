//! What `facts`, `sentences` and `clean` print: own types, offsets in code points of the input.

use crossclaim::Article;
use crossclaim::core::Document;
use crossclaim::facts::quantity::unit_name;
use crossclaim::facts::{Attribution, Name, Quantity, QuantityRole, Quote, Scope, Stance, Time};
use crossclaim::text::{CodePoints, Span};
use serde::Serialize;

/// A stretch of the input and its words.
#[derive(Debug, Serialize)]
pub struct Piece {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words, clean.
    pub text: String,
}

/// A fact and where it stands.
#[derive(Debug, Serialize)]
pub struct FactLine {
    #[serde(flatten)]
    pub piece: Piece,
    #[serde(flatten)]
    pub fact: Fact,
}

/// What the words state.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// A number: decimal bounds (`None` where open), ISO 4217 or UCUM unit, what sort of number it is.
    Quantity {
        value: Option<String>,
        low: Option<String>,
        high: Option<String>,
        bound: &'static str,
        role: &'static str,
        unit: Option<String>,
        /// What it is a rate of.
        per: Option<String>,
        counted: Option<String>,
        scope: Vec<String>,
        /// A change up or down; 0 for a level.
        change: i8,
    },
    /// A rank: "the third round".
    Ordinal { value: Option<String>, counted: Option<String> },
    /// A number that is a name: "Boeing 737". It counts nothing.
    Identifier { value: Option<String> },
    /// A time: TIMEX3 type and value, its interval in ISO 8601, what it does in its sentence.
    Time {
        timex_type: &'static str,
        timex_value: String,
        begin: Option<String>,
        end_excl: Option<String>,
        role: &'static str,
    },
    /// A name and the fullest form the article has for it.
    Name {
        #[serde(rename = "type")]
        name_type: &'static str,
        canonical: String,
    },
    /// Words between quotation marks, and whose they are.
    Quote { speaker: Option<String>, cue: Option<String> },
    /// A statement and whom it is credited to; the piece is the statement.
    Attribution { source: Option<String>, cue: String, speech: &'static str, stance: &'static str },
    /// A word that says how others are meant; the piece is the cue.
    Stance {
        #[serde(rename = "type")]
        stance_type: &'static str,
        scope: String,
    },
}

/// A block of the clean article.
#[derive(Debug, Serialize)]
pub struct BlockLine {
    #[serde(flatten)]
    pub piece: Piece,
    pub role: &'static str,
}

/// An article, cleaned.
#[derive(Debug, Serialize)]
pub struct CleanArticle {
    pub id: String,
    pub title: Option<String>,
    pub source: Option<String>,
    pub published: Option<String>,
    pub byline: Option<String>,
    pub text: String,
    pub blocks: Vec<BlockLine>,
}

/// An article with what is needed to count in it.
pub struct Place<'a> {
    article: &'a Article,
    points: CodePoints,
}

impl<'a> Place<'a> {
    pub fn new(article: &'a Article) -> Self {
        Self { article, points: CodePoints::new(&article.raw) }
    }

    fn words(&self, span: Span) -> String {
        span.of(&self.article.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn some(&self, span: Option<Span>) -> Option<String> {
        span.map(|span| self.words(span))
    }

    /// A span of the clean text as it goes out.
    pub fn piece(&self, span: Span) -> Piece {
        let raw = self.article.origin(span);
        let point = |at| self.points.offset(&self.article.raw, at);
        Piece { start: point(raw.start), end: point(raw.end), text: self.words(span) }
    }

    /// The facts of the document, in the order of the text.
    pub fn facts(&self, document: &Document) -> Vec<FactLine> {
        let facts = &document.facts;
        let mut all: Vec<(Span, Fact)> = Vec::new();
        all.extend(facts.quantities.iter().map(|quantity| (quantity.span, self.quantity(quantity))));
        all.extend(facts.times.iter().map(|time| (time.span, time_fact(time))));
        all.extend(facts.names.iter().map(|name| (name.span, name_fact(name))));
        all.extend(facts.quotes.iter().map(|quote| (quote.span, self.quote(quote))));
        all.extend(facts.attributions.iter().map(|said| (said.content, self.attribution(said))));
        all.extend(facts.stances.iter().map(|stance| (stance.cue, self.stance(stance))));
        all.sort_by_key(|(span, _)| *span);
        all.into_iter().map(|(span, fact)| FactLine { piece: self.piece(span), fact }).collect()
    }

    fn quantity(&self, quantity: &Quantity) -> Fact {
        let decimal = |value: Option<_>| value.as_ref().map(ToString::to_string);
        let counted = quantity.phrase().map(|phrase| self.words(phrase));
        let says = matches!(quantity.role, QuantityRole::Money | QuantityRole::Measure);
        let name = || quantity.unit.as_ref().filter(|_| says).map(unit_name);
        match quantity.role {
            QuantityRole::Ordinal => Fact::Ordinal { value: decimal(quantity.value), counted },
            QuantityRole::Identifier => Fact::Identifier { value: decimal(quantity.value) },
            role => Fact::Quantity {
                value: decimal(quantity.value),
                low: decimal(quantity.low),
                high: decimal(quantity.high),
                bound: quantity.bound.name(),
                role: role.name(),
                unit: quantity.unit.as_ref().map(|unit| unit.code.clone()),
                per: quantity.unit.as_ref().and_then(|unit| unit.per.clone()),
                counted: counted.or_else(name),
                scope: self.scope(&quantity.scope),
                change: quantity.change,
            },
        }
    }

    fn stance(&self, stance: &Stance) -> Fact {
        Fact::Stance { stance_type: stance.kind.name(), scope: self.words(stance.scope) }
    }

    fn scope(&self, scope: &Scope) -> Vec<String> {
        let marks = [scope.each, scope.total, scope.part_of].into_iter().flatten();
        marks.chain(scope.qualifiers.iter().copied()).map(|span| self.words(span)).collect()
    }

    fn quote(&self, quote: &Quote) -> Fact {
        let speaker = quote.speaker_name.clone().or_else(|| self.some(quote.speaker));
        Fact::Quote { speaker, cue: self.some(quote.cue) }
    }

    fn attribution(&self, said: &Attribution) -> Fact {
        let source = said.source_name.clone().or_else(|| self.some(said.source));
        Fact::Attribution { source, cue: self.words(said.cue), speech: said.speech.name(), stance: said.stance.name() }
    }

    /// The article with its blocks.
    pub fn clean(&self) -> CleanArticle {
        let article = self.article;
        let block =
            |block: &crossclaim::article::Block| BlockLine { piece: self.piece(block.span), role: block.role.name() };
        CleanArticle {
            id: article.id.clone(),
            title: article.title.clone(),
            source: article.source.clone(),
            published: article.published.as_ref().map(day),
            byline: article.byline.clone(),
            text: article.text.clone(),
            blocks: article.blocks.iter().map(block).collect(),
        }
    }
}

/// A publication date in ISO 8601.
pub fn day(dated: &crossclaim::article::Dated) -> String {
    if dated.has_time { dated.at.to_string() } else { dated.at.date().to_string() }
}

fn time_fact(time: &Time) -> Fact {
    let interval = time.interval;
    Fact::Time {
        timex_type: time.timex_type.name(),
        timex_value: time.timex_value.clone(),
        begin: interval.map(|interval| interval.begin.to_string()),
        end_excl: interval.map(|interval| interval.end_excl.to_string()),
        role: time.role.name(),
    }
}

fn name_fact(name: &Name) -> Fact {
    Fact::Name { name_type: name.name_type.name(), canonical: name.canonical.clone() }
}

impl Fact {
    /// Its kind, and what it comes to, as a reader would write it.
    pub fn told(&self) -> (&'static str, String) {
        let join = |parts: &[Option<&str>]| parts.iter().flatten().copied().collect::<Vec<_>>().join(" · ");
        match self {
            Self::Quantity { value, low, high, bound, unit, per, counted, scope, .. } => {
                let range = match (low, high) {
                    (Some(low), Some(high)) if low == high => low.clone(),
                    (None, None) => value.clone().unwrap_or_default(),
                    (low, high) => {
                        let open = |end: &Option<String>| end.clone().unwrap_or_else(|| "…".to_owned());
                        format!("{bound}, {} to {}", open(low), open(high))
                    }
                };
                let scope = scope.join(", ");
                let scope = (!scope.is_empty()).then_some(scope.as_str());
                let unit = match (unit, per) {
                    (Some(unit), Some(per)) => Some(format!("{unit} per {per}")),
                    (unit, _) => unit.clone(),
                };
                ("quantity", join(&[Some(&range), unit.as_deref(), counted.as_deref(), scope]))
            }
            Self::Ordinal { value, counted } => ("ordinal", join(&[value.as_deref(), counted.as_deref()])),
            Self::Identifier { value } => ("identifier", join(&[value.as_deref()])),
            Self::Stance { stance_type, scope } => ("stance", join(&[Some(stance_type), Some(scope)])),
            Self::Time { timex_type, timex_value, begin, end_excl, .. } => {
                let interval = begin.as_ref().zip(end_excl.as_ref()).map(|(begin, end)| format!("{begin} to {end}"));
                ("time", join(&[Some(timex_type), Some(timex_value), interval.as_deref()]))
            }
            Self::Name { name_type, canonical } => ("name", join(&[Some(name_type), Some(canonical)])),
            Self::Quote { speaker, cue } => ("quote", join(&[speaker.as_deref(), cue.as_deref()])),
            Self::Attribution { source, cue, .. } => ("attribution", join(&[source.as_deref(), Some(cue)])),
        }
    }
}
