//! The names under which a learner's progress is kept.

/// Under which name the solved exercises are kept.
pub const SOLVED: &str = "bytewise.solved";

/// Under which name the exercise is kept that was open last.
pub const LAST: &str = "bytewise.last";

/// The start of the names under which drafts are kept.
pub const DRAFT: &str = "bytewise.draft.";

/// The start of the names under which answers to questions are kept.
pub const ANSWERS: &str = "bytewise.answers.";

/// The start of the names under which answers in a learner's own words are kept.
pub const WORDS: &str = "bytewise.words.";

/// The start of the names under which the points are kept that were said.
pub const POINTS: &str = "bytewise.points.";

/// The start of the names under which figures are kept: two numbers each.
pub const REACHED: &str = "bytewise.reached.";

/// The start of the names under which predictions are kept: two numbers each.
pub const PREDICTED: &str = "bytewise.predicted.";

/// The start of the names under which chosen structures are kept.
pub const CHOICES: &str = "bytewise.choices.";

/// The start of the names under which a broken budget is kept, and the part
/// that broke it.
pub const BROKEN: &str = "bytewise.broken.";

/// The start of the names under which a second draft of an exercise is kept.
const OTHER_DRAFT: &str = "bytewise.other-draft.";

/// The start of the names under which other words on an exercise are kept.
const OTHER_WORDS: &str = "bytewise.other-words.";

/// The most bytes of an exercise's name.
const LONGEST_SLUG: usize = 64;

/// A part of what is kept of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The learner's file.
    Draft,
    /// Another file of theirs, kept beside it. Its name ends with a digest.
    OtherDraft,
    /// The answers to the questions that start a proof.
    Answers,
    /// The answer in the learner's own words.
    Words,
    /// Other words of theirs. The name ends with a digest.
    OtherWords,
    /// The points of the model answer that were ticked.
    Points,
    /// The figures of the best version.
    Reached,
    /// The predictions that were made, and those that held.
    Predicted,
    /// The structures that were chosen, and their budget.
    Choices,
    /// The last budget that broke choices which had passed.
    Broken,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Draft,
        Self::OtherDraft,
        Self::Answers,
        Self::Words,
        Self::OtherWords,
        Self::Points,
        Self::Reached,
        Self::Predicted,
        Self::Choices,
        Self::Broken,
    ];

    fn start(self) -> &'static str {
        match self {
            Self::Draft => DRAFT,
            Self::OtherDraft => OTHER_DRAFT,
            Self::Answers => ANSWERS,
            Self::Words => WORDS,
            Self::OtherWords => OTHER_WORDS,
            Self::Points => POINTS,
            Self::Reached => REACHED,
            Self::Predicted => PREDICTED,
            Self::Choices => CHOICES,
            Self::Broken => BROKEN,
        }
    }

    /// True if an exercise may have several.
    pub fn is_other(self) -> bool {
        matches!(self, Self::OtherDraft | Self::OtherWords)
    }

    /// The name for an exercise.
    pub fn of(self, slug: &str) -> String {
        format!("{}{slug}", self.start())
    }

    /// The name of one of several, by its digest.
    pub fn nth(self, slug: &str, digest: u64) -> String {
        format!("{}{slug}.{digest:016x}", self.start())
    }
}

/// A name that progress is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// The solved exercises.
    Solved,
    /// The exercise that was open last.
    Last,
    /// A part of what is kept of the exercise of that name.
    Of(Part, &'a str),
}

impl<'a> Key<'a> {
    /// Reads a name; none from any other, whoever chose it.
    pub fn read(name: &'a str) -> Option<Self> {
        match name {
            SOLVED => return Some(Self::Solved),
            LAST => return Some(Self::Last),
            _ => {}
        }
        let of = |part: Part| Some((part, name.strip_prefix(part.start())?));
        let (part, rest) = Part::ALL.into_iter().find_map(of)?;
        let slug = if part.is_other() {
            let (slug, digest) = rest.split_once('.')?;
            is_digest(digest).then_some(slug)?
        } else {
            rest
        };
        is_slug(slug).then_some(Self::Of(part, slug))
    }
}

/// True if it may name an exercise, of this build or of another.
pub fn is_slug(slug: &str) -> bool {
    let may_stand = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    !slug.is_empty() && slug.len() <= LONGEST_SLUG && slug.bytes().all(may_stand)
}

fn is_digest(digest: &str) -> bool {
    let is_digit = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    digest.len() == 16 && digest.bytes().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz;

    #[test]
    fn every_name_is_read_again() {
        for part in Part::ALL {
            let name = if part.is_other() {
                part.nth("lazy-sum", 0xf)
            } else {
                part.of("lazy-sum")
            };
            assert_eq!(Key::read(&name), Some(Key::Of(part, "lazy-sum")), "{name}");
        }
        assert_eq!(Key::read(SOLVED), Some(Key::Solved));
        assert_eq!(Key::read(LAST), Some(Key::Last));
    }

    #[test]
    fn other_names_are_none_of_progress() {
        for name in [
            "",
            "theme",
            "bytewise.theme",
            "bytewise.token",
            "bytewise.layout",
            "bytewise.draft.",
            "bytewise.draft.Slots",
            "bytewise.draft.__proto__",
            "bytewise.draft.a.b",
            "bytewise.other-draft.slots",
            "bytewise.other-draft.slots.F000000000000000",
            "bytewise.other-draft.slots.0",
            "another.draft.slots",
        ] {
            assert_eq!(Key::read(name), None, "{name}");
        }
        assert_eq!(Key::read(&DRAFT.repeat(9)), None);
        assert!(Key::read(&format!("{DRAFT}{}", "a".repeat(LONGEST_SLUG))).is_some());
        assert_eq!(
            Key::read(&format!("{DRAFT}{}", "a".repeat(LONGEST_SLUG + 1))),
            None
        );
    }

    #[test]
    fn whatever_a_name_is_no_exercise_has_a_name_that_is_none() {
        arbtest::arbtest(|input| {
            let parts = [
                DRAFT,
                OTHER_WORDS,
                "slots",
                ".",
                "0123456789abcdef",
                "-",
                "\n",
            ];
            let name = fuzz::string(input, &parts)?;
            if let Some(Key::Of(part, slug)) = Key::read(&name) {
                assert!(
                    is_slug(slug) && name.starts_with(&part.of(slug)),
                    "{name:?}"
                );
            }
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }
}
