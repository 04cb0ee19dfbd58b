//! A learner's file as the browser keeps it.

use super::UNREADABLE;
use super::key::DRAFT;

/// The form that a draft is kept in. The one before had no time.
const FORM: &str = "2";
const FIRST_FORM: &str = "1";

/// A learner's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    text: String,
    /// Names the starter that it was begun with.
    begun_with: u64,
    /// The milliseconds since 1970 when it was kept; 0 if that is not known.
    written: u64,
}

impl Draft {
    /// Under which name the draft of an exercise is kept.
    pub fn key(slug: &str) -> String {
        format!("{DRAFT}{slug}")
    }

    /// Under which name a draft is put aside that this build cannot read.
    pub fn unreadable_key(slug: &str) -> String {
        format!("{UNREADABLE}{slug}")
    }

    /// The starter, untouched.
    pub fn of(starter: &str) -> Self {
        let text = with_plain_ends(starter);
        Self {
            begun_with: digest(&text),
            text,
            written: 0,
        }
    }

    /// The file's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Sets the text, with lines that end as the editor's do.
    pub fn set(&mut self, text: &str) {
        self.text = with_plain_ends(text);
    }

    /// True if it was begun with this starter.
    pub fn is_of(&self, starter: &str) -> bool {
        self.begun_with == digest(starter)
    }

    /// Takes this starter for the one that it was begun with.
    pub fn rebase(&mut self, starter: &str) {
        self.begun_with = digest(starter);
    }

    /// The milliseconds since 1970 when it was kept; 0 if that is not known.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// The string that the browser keeps.
    pub fn kept(&self) -> String {
        let Self {
            text,
            begun_with,
            written,
        } = self;
        format!("{FORM} {begun_with:016x} {written}\n{text}")
    }

    /// Reads the draft that the browser has kept, if it is of a form that this
    /// build knows.
    pub fn read(kept: &str) -> Option<Self> {
        let (head, text) = kept.split_once('\n')?;
        let (form, rest) = head.split_once(' ')?;
        let (begun_with, written) = match form {
            FIRST_FORM => (rest, "0"),
            FORM => rest.split_once(' ')?,
            _ => return None,
        };
        Some(Self {
            text: with_plain_ends(text),
            begun_with: u64::from_str_radix(begun_with, 16).ok()?,
            written: written.parse().ok()?,
        })
    }

    /// True if a newer build has kept this, in a form that is not known yet.
    pub fn is_newer(kept: &str) -> bool {
        let form = kept
            .split_once('\n')
            .and_then(|(head, _)| head.split_once(' '));
        let form = form.and_then(|(form, _)| form.parse::<u64>().ok());
        let own = FORM.parse().unwrap_or_default();
        form.is_some_and(|form| form > own)
    }
}

/// The string kept for a draft, with that time: milliseconds since 1970.
pub fn stamped(kept: &str, now: u64) -> String {
    match Draft::read(kept) {
        Some(draft) => Draft {
            written: now,
            ..draft
        }
        .kept(),
        None => kept.to_owned(),
    }
}

/// The text with lines that end as the editor's do.
fn with_plain_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// FNV-1a: tells two starters apart, which nobody wants to forge.
pub(super) fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz;

    #[test]
    fn what_is_kept_is_read_again() {
        let mut draft = Draft::of("fn a() {}\n");
        draft.set("// “ä”\r\nfn b() {}\r");
        assert_eq!(draft.text(), "// “ä”\nfn b() {}\n");
        let read = Draft::read(&draft.kept()).expect("it is a draft");
        assert_eq!(read, draft);
        assert!(read.is_of("fn a() {}\n"));
        assert!(!read.is_of("fn a() { }\n"));
        let mut rebased = read.clone();
        rebased.rebase("fn a() { }\n");
        assert!(rebased.is_of("fn a() { }\n"));
        assert_eq!(rebased.text(), read.text());
    }

    #[test]
    fn every_text_has_lines_that_end_alike() {
        let draft = Draft::of("a\r\nb\rc\n");
        assert_eq!(draft.text(), "a\nb\nc\n");
        assert!(draft.is_of("a\nb\nc\n"));
        let head = draft.kept().replace('\n', "\r\n").replacen("\r\n", "\n", 1);
        assert_eq!(Draft::read(&head), Some(draft));
    }

    #[test]
    fn whatever_is_kept_is_a_draft_that_stays_the_same_or_none() {
        arbtest::arbtest(|input| {
            let parts = [
                "1 ",
                "2 ",
                "3 ",
                "00000000000000ff",
                " 17",
                "+f",
                "\n",
                "\r\n",
                "\r",
                "fn",
            ];
            let kept = fuzz::string(input, &parts)?;
            if let Some(draft) = Draft::read(&kept) {
                assert_eq!(Draft::read(&draft.kept()), Some(draft), "{kept:?}");
            }
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }

    #[test]
    fn what_is_no_draft_of_this_version_is_not_read() {
        for kept in [
            "",
            "1",
            "1 zz\ntext",
            "2 00000000000000ff\ntext",
            "2 00000000000000ff -1\ntext",
            "3 00000000000000ff 1\ntext",
            "{\"text\":\"\"}",
            "1 \n",
        ] {
            assert_eq!(Draft::read(kept), None, "{kept:?}");
        }
    }

    #[test]
    fn a_draft_of_the_first_form_is_read_and_kept_with_its_time_from_then_on() {
        let first = "1 00000000000000ff\nmine\n";
        let draft = Draft::read(first).expect("it is a draft");
        assert_eq!((draft.text(), draft.written()), ("mine\n", 0));
        let kept = stamped(first, 1_700_000_000_000);
        let later = Draft::read(&kept).expect("it is a draft");
        assert_eq!(later.written(), 1_700_000_000_000);
        assert_eq!((later.text(), later.begun_with), (draft.text(), 0xff));
        assert_eq!(stamped(&kept, 1_700_000_000_000), kept, "once is enough");
        assert_eq!(stamped("{}", 1), "{}");
    }

    #[test]
    fn a_draft_of_a_newer_build_is_known_as_that() {
        assert!(Draft::is_newer("3 what follows\nmine"));
        for kept in ["", "{}", "3", "2 00 0\n", "1 00\n", "x 1\n", "3\n"] {
            assert!(!Draft::is_newer(kept), "{kept:?}");
        }
    }
}
