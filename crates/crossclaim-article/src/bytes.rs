//! Bytes to text.
//!
//! Comes in: the bytes of a file. Goes out: its text, and a note where they were no clean UTF-8.
//! The order of trust is that of the HTML standard: byte-order mark, UTF-8 that is valid, the
//! `charset` a page declares, then what the bytes look like.

use crate::{Note, NoteKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// How much of a page is searched for its declaration, as the HTML standard says.
const DECLARATION: usize = 1024;

/// Text that was decoded, or why it cannot be text.
pub(crate) type Decoded = Result<(String, Option<Note>), &'static str>;

/// The text of `bytes`; `name` is what a note calls the file.
pub(crate) fn decode(bytes: Vec<u8>, name: &str) -> Decoded {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
        let (text, _, bad) = encoding.decode(&bytes);
        let note = bad.then(|| replaced(name, encoding.name(), None));
        return Ok((text.into_owned(), note));
    }
    if let Some(kind) = binary(&bytes) {
        return Err(kind);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, None)),
        Err(error) => error.into_bytes(),
    };
    let (sound, first_bad, broken) = utf8_shape(&bytes);
    let line = 1 + bytes[..first_bad].split(|b| *b == b'\n').skip(1).count();
    if sound > broken * 3 {
        // Nearly all of it is UTF-8: a few bytes were damaged on the way.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok((text, Some(replaced(name, "UTF-8", Some(line)))));
    }
    let declared = declared(&bytes[..bytes.len().min(DECLARATION)]);
    let (encoding, how) = match declared {
        Some(e) if e != encoding_rs::UTF_8 => (e, "as the page declares"),
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(&bytes, true);
            (detector.guess(None, Utf8Detection::Deny), "by the look of its bytes")
        }
    };
    let (text, _, bad) = encoding.decode(&bytes);
    let note = if bad {
        replaced(name, encoding.name(), Some(line))
    } else {
        Note {
            kind: NoteKind::Encoding,
            message: format!(
                "{name}, line {line}: not UTF-8; read as {} {how}; save it as UTF-8 if letters look wrong",
                encoding.name()
            ),
        }
    };
    Ok((text.into_owned(), Some(note)))
}

fn replaced(name: &str, encoding: &str, line: Option<usize>) -> Note {
    let place = line.map_or(String::new(), |l| format!(", line {l}"));
    Note {
        kind: NoteKind::Encoding,
        message: format!("{name}{place}: bytes that are no {encoding} were replaced by U+FFFD; save the file as UTF-8"),
    }
}

/// How many characters beyond ASCII are sound UTF-8, where the first broken one is, and how many are broken.
fn utf8_shape(bytes: &[u8]) -> (usize, usize, usize) {
    let (mut sound, mut broken, mut first) = (0, 0, bytes.len());
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first = first.min(at);
            broken += 1;
            at += chunk.invalid().len();
        }
    }
    (sound, first, broken)
}

/// What the bytes are when they are no text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    let signatures: [(&[u8], &str); 7] = [
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
    ];
    if let Some((_, kind)) = signatures.iter().find(|(s, _)| bytes.starts_with(s)) {
        return Some(kind);
    }
    let head = &bytes[..bytes.len().min(8192)];
    let nul = head.split(|b| *b == 0).skip(1).count();
    (nul * 100 > head.len()).then_some("no text (it has zero bytes)")
}

/// The encoding that `<meta charset>` or an XML declaration names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let text = head.to_ascii_lowercase();
    for key in [&b"charset="[..], &b"encoding="[..]] {
        let Some(at) = text.windows(key.len()).position(|w| w == key) else { continue };
        let label: Vec<u8> = text[at + key.len()..]
            .iter()
            .copied()
            .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
            .collect();
        if let Some(encoding) = Encoding::for_label(&label) {
            return Some(encoding);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<String>) {
        decode(bytes.to_vec(), "a.txt").map(|(t, n)| (t, n.map(|n| n.message))).unwrap()
    }

    #[test]
    fn encodings_of_the_web() {
        assert_eq!(read("Orléans — été".as_bytes()), ("Orléans — été".into(), None));
        assert_eq!(read(b"\xff\xfeO\0r\0"), ("Or".into(), None));
        let latin = read(b"<html><head><meta charset=\"iso-8859-1\"></head>\nL'\xe9t\xe9 fut long \xe0 Orl\xe9ans.");
        assert!(latin.0.contains("L'été fut long à Orléans."), "{latin:?}");
        assert!(latin.1.unwrap().contains("a.txt, line 2"));
        let russian =
            encoding_rs::WINDOWS_1251.encode("Переговоры прошли в среду. Стороны обменялись списками пленных.").0;
        assert!(read(&russian).0.starts_with("Переговоры прошли"));
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "Çırağan, Orléans, São Paulo, Łódź.\n".repeat(3).into_bytes();
        bytes.extend(b"broken \xff here");
        let (text, note) = read(&bytes);
        assert!(text.starts_with("Çırağan") && text.ends_with("broken \u{fffd} here"));
        assert!(note.unwrap().contains("line 4"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(b"%PDF-1.7 ...".to_vec(), "x").unwrap_err(), "a PDF file");
        assert!(decode(vec![0, 1, 2, 0, 0, 9], "x").is_err());
    }
}
