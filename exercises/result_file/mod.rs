//! result-file: hashes come out of order, and each is written at its place.

mod naive;
mod neighbors;
mod optimized;

use std::cell::Cell;
use std::io;

use protocol::random::Random;
use protocol::{Failure, Finding, Headline, Scale, text};

use crate::file::FromFile;
use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, cell,
};
pub use crate::output::OutputFile;
use crate::output::{self, Writes};

/// The bytes of a hash.
pub const SIZE: usize = 32;

/// The hash of a file, which a worker has just computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash {
    /// The number of the file, from 0.
    pub number: usize,
    /// The hash.
    pub bytes: [u8; SIZE],
}

/// A backup whose files are being hashed.
pub struct Case {
    /// The files of the backup.
    pub files: usize,
    /// The hashes in the order in which they come. Each can be taken once.
    pub hashes: Source<Hash>,
    /// The seed of the last hash of each file that has one.
    due: Vec<Option<u64>>,
    count: u64,
}

impl Case {
    /// Makes the empty file that the hashes go into.
    pub fn create(&self) -> io::Result<OutputFile> {
        OutputFile::create()
    }

    /// Counts the places whose bytes are not those that are due, and those
    /// that a hash is at.
    fn compared(&self, file: &OutputFile) -> io::Result<Compared> {
        let mut compared = Compared::default();
        let mut due = self.due.iter();
        file.read_back(|portion| {
            for (place, due) in portion.chunks(SIZE).zip(&mut due) {
                compared.filled += u64::from(place != [0; SIZE]);
                compared.right += u64::from(place == bytes(*due));
            }
        })?;
        Ok(compared)
    }
}

#[derive(Default)]
struct Compared {
    filled: u64,
    right: u64,
}

/// The bytes of a place: those of the hash, or zeros where there is none.
fn bytes(seed: Option<u64>) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    if let Some(seed) = seed {
        let mut random = Random::new(seed);
        for eight in bytes.chunks_exact_mut(8) {
            eight.copy_from_slice(&random.bits().to_le_bytes());
        }
    }
    bytes
}

/// A hash that comes: when, of which file, and the seed of its bytes.
type Coming = (u64, usize, u64);

/// The hashes of so many files in the order in which they come: nearly that
/// of the files, but for those of long files, which come any time later. Some
/// files cannot be read, and some changed while they were read, so that a
/// second hash comes.
fn coming(files: usize, random: &mut Random) -> Vec<Coming> {
    let mut coming = Vec::new();
    // The last places often have no hash, so that no write reaches the end.
    let readable = files - random.index(4).min(files);
    for number in 0..readable {
        if random.below(40) == 0 {
            continue;
        }
        let duration = match random.below(64) {
            0 => random.below(files as u64),
            _ => random.below(NEAR),
        };
        let end = number as u64 + duration;
        coming.push((end, number, random.bits()));
        if random.below(16) == 0 {
            let again = end + 1 + random.below(NEAR);
            coming.push((again, number, random.bits()));
        }
    }
    coming.sort_unstable();
    coming
}

/// A file of ordinary length is hashed before so many others are begun.
const NEAR: u64 = 256;

/// Room for a few hundred hashes, and not for those of all files.
const ROOM: u64 = 64 << 10;

/// Writes that are no matter.
const FEW: u64 = 16;

/// Zeros may be written first, in blocks of at least so many bytes.
const BLOCK: u64 = 4 << 10;

/// The file, or why it could not be written.
pub type Answer = io::Result<OutputFile>;

/// The exercise.
pub struct ResultFile;

impl Exercise for ResultFile {
    type Case = Case;
    type Answer = FromFile<OutputFile>;

    const SLUG: &'static str = "result-file";
    const HEADLINE: Headline = Headline::Peak;
    const WRITES: bool = true;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "files",
        label: "Files in the backup",
        default: 20_000,
        min: 0,
        max: 200_000,
        scale: Scale::Logarithmic,
        sweep: &[100, 1_000, 3_000, 10_000, 20_000, 50_000],
    }];
    const VARIANTS: &'static [Variant<Case, Self::Answer>] = &[
        Variant { name: "naive", solve: |case| naive::solve(case).into() },
        Variant {
            name: "neighbors",
            solve: |case| neighbors::solve(case).into(),
        },
        Variant {
            name: "optimized",
            solve: |case| optimized::solve(case).into(),
        },
    ];
    const EDGES: Edges = &[
        &[("files", 0)],
        &[("files", 1)],
        &[("files", 2)],
        &[("files", 3)],
        &[("files", 511)],
        &[("files", 512)],
        &[("files", 1_000)],
        // More than a number of 16 bits can count.
        &[("files", 70_000)],
    ];

    fn case(values: &Values) -> Case {
        let files = values.count("files");
        let coming = coming(files, &mut values.random());
        let mut due = vec![None; files];
        for (_, number, seed) in &coming {
            due[*number] = Some(*seed);
        }
        let count = coming.len();
        let next = Cell::new(0);
        let draw = move |_: &mut Random| {
            let (_, number, seed) = coming[next.replace(next.get() + 1)];
            Hash { number, bytes: bytes(Some(seed)) }
        };
        output::count_from_now();
        Case {
            files,
            hashes: Source::new(values.random(), count, draw),
            due,
            count: count as u64,
        }
    }

    fn failure(answer: &Self::Answer) -> Option<Failure> {
        answer.unwritten()
    }

    fn floor(_: &Case) -> u64 {
        // A hash is written and forgotten.
        0
    }

    fn budget(_: &Case) -> u64 {
        ROOM
    }

    fn left_out(case: &Case, _: &Self::Answer) -> Option<String> {
        let Writes { calls, bytes } = output::writes();
        let whole = (case.files * SIZE) as u64;
        let most_calls = case.count + FEW + whole / BLOCK;
        let most_bytes = whole + SIZE as u64 * (case.count + FEW);
        let hashes = text::grouped(case.count);
        let too_many_calls = || {
            let [calls, most] = [calls, most_calls].map(text::grouped);
            format!(
                "{calls} writes were made for {hashes} hashes, and at most \
                 {most} are allowed: one write takes all the bytes of a hash"
            )
        };
        let too_many_bytes = || {
            let [bytes, most] = [bytes, most_bytes].map(text::grouped);
            format!(
                "{bytes} bytes were written for {hashes} hashes, and at most \
                 {most} are allowed: write a hash, and not the places around \
                 it"
            )
        };
        let untaken = case.hashes.untaken("hashes");
        untaken
            .or_else(|| (calls > most_calls).then(too_many_calls))
            .or_else(|| (bytes > most_bytes).then(too_many_bytes))
    }

    fn findings(case: &Case, answer: &Self::Answer) -> Vec<Finding> {
        let Ok(file) = &answer.0 else { return Vec::new() };
        let Compared { filled, right } =
            case.compared(file).unwrap_or_default();
        let numbers = output::writes()
            .table()
            .row("hashes", [cell(case.count)])
            .row("places filled", [cell(filled)])
            .row("places right", [cell(right)]);
        vec![numbers.titled("What was written, and what is in the file")]
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// The case that so many files give, with another seed for each.
    fn case(files: u64) -> Case {
        let knobs = [("files".to_owned(), files)].into();
        ResultFile::case(&Values { slug: "result-file", case: &knobs })
    }

    #[test]
    fn every_variant_writes_what_is_due() {
        for files in [0, 1, 2, 511, 512, 513, 3_000, 20_000] {
            for variant in ResultFile::VARIANTS {
                let case = case(files);
                let answer = (variant.solve)(&case);
                assert_eq!(ResultFile::left_out(&case, &answer), None);
                let file = answer.0.expect("it is in memory");
                let compared = case.compared(&file).expect("it is in memory");
                assert_eq!(compared.right, files, "{}", variant.name);
                let due = case.due.iter().flatten().count() as u64;
                assert_eq!(compared.filled, due, "{}", variant.name);
            }
        }
    }

    #[test]
    fn hashes_come_nearly_in_order_some_late_some_twice_some_never() {
        let files = 20_000;
        let coming = coming(files, &mut Random::new(7));
        let mut seen = vec![0_u32; files];
        let (mut late, mut back) = (0, 0);
        for pair in coming.windows(2) {
            back += u32::from(pair[1].1 < pair[0].1);
        }
        for (end, number, _) in coming {
            seen[number] += 1;
            late += u32::from(end - number as u64 > 2 * NEAR);
        }
        let with = |times| seen.iter().filter(|seen| **seen == times).count();
        assert!((300..700).contains(&with(0)), "{}", with(0));
        assert!((900..1_500).contains(&with(2)), "{}", with(2));
        assert_eq!(with(0) + with(1) + with(2), files);
        assert!((200..400).contains(&late), "{late}");
        assert!(back > 8_000, "{back}");
    }

    #[test]
    fn the_last_place_of_the_default_has_no_hash() {
        let default = ResultFile::KNOBS[0].default;
        assert_eq!(case(default).due.last(), Some(&None));
    }

    #[test]
    fn a_place_with_other_bytes_is_not_right() {
        let case = case(100);
        let mut file = case.create().expect("it is in memory");
        for due in &case.due {
            file.write_all(&bytes(*due)).expect("there is room");
        }
        let right = |file: &OutputFile| {
            case.compared(file).expect("it is in memory").right
        };
        assert_eq!(right(&file), 100);
        file.write_all_at(&[1], 31).expect("there is room");
        assert_eq!(right(&file), 99);
        file.set_len(50 * 32).expect("less needs none");
        assert_eq!(right(&file), 49);
    }
}
