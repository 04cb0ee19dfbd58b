//! mapped-file: a few bytes of a large file, without reading the rest.

mod naive;
mod optimized;

use std::{fmt, io};

use protocol::{Failure, Finding, Headline, Scale, text};

use crate::file::{self, File, FromFile, Generated, Reads};
use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// A file, and the place of the bytes that are wanted of it.
pub struct Case {
    file: Generated,
    /// The offset of the section, if the file goes on for long enough.
    pub offset: u64,
}

impl Case {
    /// Opens the file, which is the person's own if they gave one.
    pub fn open(&self) -> io::Result<File> {
        File::open(&self.file)
    }

    /// The offset of the section in a file of this length. If the section ends
    /// too early there, it is the end of the file.
    pub fn start(&self, length: u64) -> u64 {
        self.offset.min(length.saturating_sub(SECTION as u64))
    }
}

/// The bytes of the section in a file of this length.
pub fn count(length: u64) -> usize {
    usize::try_from(length).map_or(SECTION, |length| length.min(SECTION))
}

/// The bytes that are wanted.
const SECTION: usize = 100;

/// The room for buffered readers, each of 8 KiB.
const BUFFERS: u64 = 2 * (8 << 10);

/// So many reads do for a section, whatever way it is asked for.
const FEW: u64 = 8;

/// The digits after which the file repeats. A prime number, and far more than
/// a section: a few bytes from elsewhere do not tell what is in it.
const PERIOD: usize = 9_973;

/// The bytes of the section.
#[derive(Debug, PartialEq, Eq)]
pub struct Section(pub Vec<u8>);

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Most files are not text.
        self.0.escape_ascii().fmt(f)
    }
}

/// The section, or why the file could not be read.
pub type Answer = io::Result<Section>;

/// The exercise.
pub struct MappedFile;

impl Exercise for MappedFile {
    type Case = Case;
    type Answer = FromFile<Section>;

    const SLUG: &'static str = "mapped-file";
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
            name: "offset",
            label: "Bytes before the section",
            default: 500_000,
            min: 0,
            max: 4_000_000_000,
            scale: Scale::Logarithmic,
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
        &[("length", 0), ("offset", 0)],
        &[("length", 0)],
        &[("length", 1), ("offset", 0)],
        &[("length", 99), ("offset", 1)],
        &[("length", 100), ("offset", 0)],
        &[("length", 101), ("offset", 1)],
        &[("length", 1_000), ("offset", 905)],
        &[("length", 1_000), ("offset", 4_000_000_000)],
    ];

    fn case(values: &Values) -> Case {
        let mut random = values.random_of_exercise();
        let digits = b"0123456789";
        let digit = || digits[random.index(digits.len())];
        let pattern = std::iter::repeat_with(digit).take(PERIOD).collect();
        file::count_from_now();
        Case {
            file: Generated { pattern, length: values.get("length") },
            offset: values.get("offset"),
        }
    }

    fn failure(answer: &Self::Answer) -> Option<Failure> {
        answer.failure()
    }

    fn floor(case: &Case) -> u64 {
        // The section itself. A file that cannot be opened has none, which
        // the run will tell.
        case.open().map_or(0, |file| count(file.len()) as u64)
    }

    fn budget(_: &Case) -> u64 {
        // A few copies of the section, and buffered readers.
        4 * SECTION as u64 + BUFFERS
    }

    fn left_out(_: &Case, _: &Self::Answer) -> Option<String> {
        // One read of the whole file shows in the peak, and is told there.
        let Reads { calls, bytes } = file::reads();
        let goes_through = calls > FEW && bytes > SECTION as u64 + BUFFERS;
        goes_through.then(|| {
            let [calls, bytes] = [calls, bytes].map(text::grouped);
            format!(
                "{bytes} bytes of the file were read in {calls} portions, and \
                 at most {SECTION} are wanted: ask for them at their offset"
            )
        })
    }

    fn findings(_: &Case, _: &Self::Answer) -> Vec<Finding> {
        vec![file::reads().table().titled("What came from the file")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(length: u64, offset: u64) -> Case {
        let file = Generated { pattern: b"0123456789".to_vec(), length };
        Case { file, offset }
    }

    #[test]
    fn the_section_is_at_its_offset_or_at_the_end_of_the_file() {
        for (length, offset, first, bytes) in [
            (1_000_000, 500_000, b'0', 100),
            (1_000_000, 7, b'7', 100),
            (1_003, 1_000, b'3', 100),
            (101, 1, b'1', 100),
            (100, 1, b'0', 100),
            (42, 7, b'0', 42),
        ] {
            let case = case(length, offset);
            for solve in [naive::solve, optimized::solve] {
                let Section(section) = solve(&case).expect("it is readable");
                assert_eq!(section.len(), bytes, "{length} {offset}");
                let mut digit = first;
                for byte in section {
                    assert_eq!(byte, digit, "{length} {offset}");
                    digit = b'0' + (digit - b'0' + 1) % 10;
                }
            }
        }
    }

    #[test]
    fn an_empty_file_has_an_empty_section() {
        for solve in [naive::solve, optimized::solve] {
            let section = solve(&case(0, 500_000)).expect("it is readable");
            assert_eq!(section, Section(Vec::new()));
        }
    }
}
