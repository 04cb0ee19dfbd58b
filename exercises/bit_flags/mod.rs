//! bit-flags: a bit for each flag, found by shift and mask, and counted a word
//! at a time.

mod bools;
mod fixedbitset;
mod naive;
mod optimized;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// An inbox, and what happens to its messages.
pub struct Case {
    /// The number of messages. The first is message 0, and none is read.
    pub messages: usize,
    /// The messages that are opened, some more than once. Each opening can be
    /// taken once.
    pub opened: Source<usize>,
    marked_unread: Source<usize>,
    questions: Vec<usize>,
    counts: Counts,
}

/// Counts messages by what became of them.
#[derive(Debug, PartialEq, Eq)]
struct Counts {
    /// Those that were opened at least once.
    ever_opened: usize,
    /// Those that are read in the end.
    read: usize,
}

impl Case {
    /// The messages that are marked as unread again; some were never opened.
    ///
    /// # Panics
    ///
    /// If messages are still to be opened.
    #[track_caller]
    pub fn marked_unread(&self) -> impl Iterator<Item = usize> {
        self.opened.require_all_taken("what is marked", "opened messages");
        self.marked_unread.iter()
    }

    /// The questions, one after the other: how many of the messages before this
    /// one are read?
    ///
    /// # Panics
    ///
    /// If messages are still to be opened, or to be marked as unread.
    #[track_caller]
    pub fn questions(&self) -> impl Iterator<Item = usize> {
        self.opened.require_all_taken("what is asked", "opened messages");
        let marked = &self.marked_unread;
        marked.require_all_taken("what is asked", "messages marked as unread");
        self.questions.iter().copied()
    }
}

/// The answers to all questions, added up.
pub type Answer = u64;

/// The exercise.
pub struct BitFlags;

/// So many questions are asked.
const QUESTIONS: usize = 20;

/// One message is marked as unread for so many that are opened.
const MARKED: usize = 4;

/// Counts what becomes of so many messages.
fn counts(
    messages: usize,
    opened: impl Iterator<Item = usize>,
    marked_unread: impl Iterator<Item = usize>,
) -> Counts {
    // Bits, so that the memory does not grow before a variant runs.
    let mut words = vec![0_u64; messages.div_ceil(64)];
    for message in opened {
        words[message / 64] |= 1 << (message % 64);
    }
    let set = |words: &[u64]| {
        words.iter().map(|word| word.count_ones() as usize).sum()
    };
    let ever_opened = set(&words);
    for message in marked_unread {
        words[message / 64] &= !(1 << (message % 64));
    }
    Counts { ever_opened, read: set(&words) }
}

/// The next of so many messages, again and again.
fn some(mut random: Random, messages: usize) -> impl Iterator<Item = usize> {
    std::iter::repeat_with(move || random.index(messages))
}

/// Questions about none of the messages, about all, and about some.
fn questions(random: &mut Random, messages: usize) -> Vec<usize> {
    let some = (2..QUESTIONS).map(|_| random.index(messages + 1));
    [0, messages].into_iter().chain(some).collect()
}

fn table(case: &Case) -> Finding {
    let table = Numbers::new("messages", ["number"])
        .row("all", [cell(case.messages)])
        .row("ever opened", [cell(case.counts.ever_opened)])
        .row("read in the end", [cell(case.counts.read)]);
    table.titled("What became of the messages")
}

impl Exercise for BitFlags {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "bit-flags";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "messages",
            label: "Messages",
            default: 1_000_000,
            min: 0,
            max: 4_000_000,
            scale: Scale::Logarithmic,
            sweep: &[1_000, 10_000, 100_000, 300_000, 1_000_000, 2_000_000],
        },
        KnobSpec {
            name: "opened",
            label: "Openings",
            default: 500_000,
            min: 0,
            max: 2_000_000,
            scale: Scale::Logarithmic,
            sweep: &[
                100, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000,
            ],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "bools", solve: bools::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "fixedbitset", solve: fixedbitset::solve },
    ];
    const EDGES: Edges = &[
        &[("messages", 0)],
        &[("messages", 1), ("opened", 1)],
        &[("messages", 8), ("opened", 5)],
        &[("messages", 63), ("opened", 32)],
        &[("messages", 64), ("opened", 32)],
        &[("messages", 65), ("opened", 32)],
        &[("messages", 1_023), ("opened", 500)],
        &[("opened", 0)],
        &[("messages", 131_072), ("opened", 65_536)],
    ];

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        // The same for all variants, so it is shown once.
        if variant == "naive" { vec![table(case)] } else { Vec::new() }
    }

    fn case(values: &Values) -> Case {
        let messages = values.count("messages");
        let opened: usize =
            if messages == 0 { 0 } else { values.count("opened") };
        let marked = opened / MARKED;
        let random = &mut values.random();
        let questions = questions(random, messages);
        let [a, b] = [(); 2].map(|()| Random::new(random.bits()));
        let counts = counts(
            messages,
            some(a.clone(), messages).take(opened),
            some(b.clone(), messages).take(marked),
        );
        let message = move |random: &mut Random| random.index(messages);
        Case {
            messages,
            opened: Source::new(a, opened, message),
            marked_unread: Source::new(b, marked, message),
            questions,
            counts,
        }
    }

    fn floor(case: &Case) -> u64 {
        // To tell which messages are read takes a bit for each message if half
        // of them are, and at least two for each that is read if fewer are.
        (case.messages.min(2 * case.counts.read) / 8) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A list of words that doubles, or bits and a few counts, but not a
        // byte for each message.
        (case.messages / 4 + (1 << 10)) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_and_not_marked_is_read() {
        let counts = |opened: &[usize], marked: &[usize]| {
            let Counts { ever_opened, read } =
                counts(65, opened.iter().copied(), marked.iter().copied());
            [ever_opened, read]
        };
        assert_eq!(counts(&[], &[]), [0, 0]);
        assert_eq!(counts(&[3, 64, 3, 7], &[]), [3, 3]);
        assert_eq!(counts(&[3, 64, 3, 7], &[3, 8]), [3, 2]);
        assert_eq!(counts(&[], &[64]), [0, 0]);
    }

    #[test]
    fn questions_are_about_none_and_all_and_some() {
        let asked = questions(&mut Random::new(1), 100);
        assert_eq!(asked.len(), QUESTIONS);
        assert_eq!(asked[..2], [0, 100]);
        assert!(asked.iter().all(|end| *end <= 100));
        assert!(asked.iter().any(|end| end % 8 > 0));
    }
}
