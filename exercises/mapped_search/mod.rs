//! mapped-search: every place of a few bytes in a file, without having the
//! file in memory.

mod naive;
mod optimized;

use std::{fmt, io};

use protocol::random::Random;
use protocol::{Failure, Finding, Headline, Scale, text};

pub use crate::file::File;
use crate::file::{self, FromFile, Generated, Reads};
use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant, cell};

/// A file, and what is looked for in it.
pub struct Case {
    file: Generated,
    /// The bytes that are looked for; at least one.
    pub needle: Vec<u8>,
    /// The bytes of a window: more than the needle has.
    pub window: usize,
}

impl Case {
    /// Opens the file, which is the person's own if they gave one.
    pub fn open(&self) -> io::Result<File> {
        File::open(&self.file)
    }

    /// An empty record, which each match is added to.
    pub fn matches(&self) -> Matches {
        Matches {
            needle: self.needle.len() as u64,
            window: self.window as u64,
            count: 0,
            across: 0,
            ends: None,
            weighted: 0,
        }
    }

    /// The number of reads that is enough for a file of this length, in
    /// portions of a window or of a buffered reader, with room for smaller
    /// ones.
    fn enough_reads(&self, length: u64) -> u64 {
        let portion = self.window.min(BUFFER) - (self.needle.len() - 1);
        8 * length / portion as u64 + 16
    }
}

/// The matches: how many, the first, the last, and a number in which each
/// offset counts with its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Matches {
    needle: u64,
    window: u64,
    count: u64,
    /// Those of which not all bytes are in one window, if windows follow one
    /// another from the start of the file.
    across: u64,
    /// The first offset and the last.
    ends: Option<(u64, u64)>,
    weighted: u64,
}

impl Matches {
    /// Adds the match at an offset. It keeps numbers alone, so it takes no
    /// more memory for more matches.
    ///
    /// # Panics
    ///
    /// If the offset is not higher than the one before.
    #[track_caller]
    pub fn add(&mut self, offset: u64) {
        let (first, last) = self.ends.unwrap_or((offset, offset));
        assert!(
            self.count == 0 || offset > last,
            "the match at {} was added after the one at {}: add each match \
             once, in the order of the file",
            text::grouped(offset),
            text::grouped(last)
        );
        self.ends = Some((first, offset));
        self.count += 1;
        let end = offset + self.needle - 1;
        self.across += u64::from(offset / self.window != end / self.window);
        let part = self.count.wrapping_mul(offset);
        self.weighted = self.weighted.wrapping_add(part);
    }
}

impl fmt::Display for Matches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, last)) = self.ends else {
            return f.write_str("no match");
        };
        write!(
            f,
            "{} matches from {} to {}, and the sum of number times offset is \
             {}",
            text::grouped(self.count),
            text::grouped(first),
            text::grouped(last),
            text::grouped(self.weighted)
        )
    }
}

/// The bytes after which the file repeats: a prime number, so that windows of
/// any size have their edges at other bytes each time.
const PERIOD: usize = 9_973;

/// The file's first bytes, of which the needle is made: it overlaps itself,
/// and a long one has a byte that is no character.
const HEAD: &[u8; 48] = b"CAGCAGCAGCAGCAGCAGCAGCAGCAGCAGCAGCAGCAG\xFFCAGCAGCA";

/// The buffer of a buffered reader. There is room for two of them.
const BUFFER: usize = 8 << 10;

/// The file's bytes, once: stretches of anything, and repeats of three bases.
fn pattern(random: &mut Random) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    while bytes.len() < PERIOD {
        match random.below(8) {
            0 => bytes.extend(HEAD),
            1 => bytes.extend(b"CAG".repeat(1 + random.index(16))),
            2 => bytes.extend(vec![b'\xFF'; 1 + random.index(3)]),
            _ => bytes.extend((0..40).map(|_| b"ACGT"[random.index(4)])),
        }
    }
    bytes.truncate(PERIOD);
    bytes
}

/// The first bytes of the file, so that a person's own file has a match, too.
/// If it has too few, those that a generated one would begin with.
fn needle(file: &Generated, count: usize) -> Vec<u8> {
    let mut needle = vec![0; count];
    let read =
        File::open(file).and_then(|file| file.read_exact_at(&mut needle, 0));
    if read.is_err() {
        needle.copy_from_slice(&HEAD[..count]);
    }
    needle
}

/// The matches, or why the file could not be read.
pub type Answer = io::Result<Matches>;

/// The exercise.
pub struct MappedSearch;

impl Exercise for MappedSearch {
    type Case = Case;
    type Answer = FromFile<Matches>;

    const SLUG: &'static str = "mapped-search";
    const HEADLINE: Headline = Headline::Peak;
    const FILE: bool = true;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "length",
            label: "Bytes in the file",
            default: 1_000_000,
            min: 0,
            max: 100_000_000,
            scale: Scale::Logarithmic,
            sweep: &[1_000, 10_000, 100_000, 1_000_000, 3_000_000, 10_000_000],
        },
        KnobSpec {
            name: "window",
            label: "Bytes in a window",
            default: 16_384,
            min: 64,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[64, 256, 1_024, 4_096, 16_384, 65_536, 262_144],
        },
        KnobSpec {
            name: "needle",
            label: "Bytes to look for",
            default: 9,
            min: 1,
            max: HEAD.len() as u64,
            scale: Scale::Linear,
            sweep: &[],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Self::Answer>] = &[
        Variant { name: "naive", solve: |case| naive::solve(case).into() },
        Variant {
            name: "optimized",
            solve: |case| optimized::solve(case).into(),
        },
    ];
    const EDGES: Edges = &[
        &[("length", 0)],
        &[("length", 8)],
        &[("length", 9)],
        &[("length", 10)],
        &[("length", 12)],
        &[("length", 1), ("needle", 1)],
        &[("length", 63), ("window", 64)],
        &[("length", 64), ("window", 64)],
        &[("length", 65), ("window", 64)],
        &[("length", 16_384)],
        &[("length", 16_385)],
        &[("length", 100_003), ("window", 64), ("needle", 48)],
        &[("length", 100_003), ("window", 64), ("needle", 1)],
        &[("length", 100_003), ("window", 1_001), ("needle", 2)],
        &[("length", 300_007), ("window", 16_383), ("needle", 48)],
    ];

    fn case(values: &Values) -> Case {
        let pattern = pattern(&mut values.random_of_exercise());
        let file = Generated { pattern, length: values.get("length") };
        let needle = needle(&file, values.count("needle"));
        file::count_from_now();
        Case { file, needle, window: values.count("window") }
    }

    fn failure(answer: &Self::Answer) -> Option<Failure> {
        answer.failure()
    }

    fn floor(_: &Case) -> u64 {
        // A match is added and forgotten.
        0
    }

    fn budget(case: &Case) -> u64 {
        // A few windows, and buffered readers.
        (4 * case.window + 2 * BUFFER) as u64
    }

    fn left_out(case: &Case, _: &Self::Answer) -> Option<String> {
        let length = case.open().map_or(0, |file| file.len());
        let Reads { calls, bytes } = file::reads();
        let enough = case.enough_reads(length);
        if calls > enough {
            let [calls, enough] = [calls, enough].map(text::grouped);
            return Some(format!(
                "the file was read {calls} times, and {enough} times are more \
                 than enough: fill a window with each read"
            ));
        }
        // The last bytes are too few for a match.
        let unread = length.saturating_sub(bytes);
        (unread >= case.needle.len() as u64).then(|| {
            let [unread, length] = [unread, length].map(text::grouped);
            format!("{unread} of the file's {length} bytes were never read")
        })
    }

    fn findings(_: &Case, answer: &Self::Answer) -> Vec<Finding> {
        let found = answer.0.as_ref().ok();
        let number = |of: fn(&Matches) -> u64| cell(found.map(of));
        let numbers = file::reads()
            .table()
            .row("matches", [number(|found| found.count)])
            .row("matches across an edge", [number(|found| found.across)]);
        vec![numbers.titled("What was read, and what was found")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(bytes: &[u8], needle: &[u8], window: usize) -> Matches {
        let length = bytes.len() as u64;
        let file = Generated { pattern: bytes.to_vec(), length };
        let case = Case { file, needle: needle.to_vec(), window };
        let found = naive::solve(&case).expect("it is readable");
        let other = optimized::solve(&case).expect("it is readable");
        assert_eq!(found, other, "{bytes:?} {needle:?} {window}");
        found
    }

    #[test]
    fn matches_that_overlap_all_count() {
        let found = solved(b"xababababx", b"abab", 5);
        assert_eq!((found.count, found.ends), (3, Some((1, 5))));
        assert_eq!(found.weighted, 1 + 2 * 3 + 3 * 5);
        assert_eq!(found.across, 1, "the one at 3 ends in the next five");
    }

    #[test]
    fn a_match_is_found_wherever_windows_end() {
        for length in 0..40 {
            let bytes: Vec<u8> =
                (0..length).map(|at| b"aab"[at % 3]).collect();
            for needle in [&b"a"[..], b"aa", b"aab", b"baab"] {
                for window in needle.len() + 1..12 {
                    solved(&bytes, needle, window);
                }
            }
        }
    }

    #[test]
    #[should_panic(expected = "the match at 7 was added after the one at 7")]
    fn a_match_that_is_added_twice_is_told() {
        let file = Generated { pattern: Vec::new(), length: 0 };
        let case = Case { file, needle: vec![1], window: 2 };
        let mut matches = case.matches();
        matches.add(7);
        matches.add(7);
    }
}
