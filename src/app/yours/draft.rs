//! A learner's file as the browser keeps it.

use crate::progress::DRAFT;

/// The version of the form that a draft is kept in.
const VERSION: &str = "1";

/// Under which name the draft of an exercise is kept.
pub fn key(slug: &str) -> String {
    format!("{DRAFT}{slug}")
}

/// Under which name a draft is put aside that this version cannot read.
pub fn unreadable_key(slug: &str) -> String {
    format!("bytewise.unreadable.{slug}")
}

/// A learner's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    text: String,
    /// Names the starter that it was begun with.
    begun_with: u64,
}

impl Draft {
    /// The starter, untouched.
    pub fn of(starter: &str) -> Self {
        let text = with_plain_ends(starter);
        Self {
            begun_with: digest(&text),
            text,
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

    /// The text that the browser keeps.
    pub fn kept(&self) -> String {
        format!("{VERSION} {:016x}\n{}", self.begun_with, self.text)
    }

    /// Reads the draft that the browser has kept, if it is of this version.
    pub fn read(kept: &str) -> Option<Self> {
        let (head, text) = kept.split_once('\n')?;
        let (version, begun_with) = head.split_once(' ')?;
        (version == VERSION).then_some(())?;
        Some(Self {
            text: with_plain_ends(text),
            begun_with: u64::from_str_radix(begun_with, 16).ok()?,
        })
    }
}

/// The text with lines that end as the editor's do.
fn with_plain_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// FNV-1a: tells two starters apart, which nobody wants to forge.
fn digest(text: &str) -> u64 {
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
                "00000000000000ff",
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
            "{\"text\":\"\"}",
            "1 \n",
        ] {
            assert_eq!(Draft::read(kept), None, "{kept:?}");
        }
    }
}
