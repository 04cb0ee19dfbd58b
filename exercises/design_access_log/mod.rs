//! design-access-log: three questions about a log that is read once, and for
//! each the structure to answer it with.

mod addresses_bloom;
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::naive_bytecount,
    reason = "an estimate is a small number, and a register is no byte of text"
)]
mod addresses_hyperloglog;
#[expect(
    clippy::cast_possible_truncation,
    reason = "half of a hash is what is wanted"
)]
mod addresses_numbers;
mod addresses_strings;
mod chosen;
mod naive;
mod optimized;
#[cfg_attr(
    target_pointer_width = "64",
    expect(
        clippy::cast_possible_truncation,
        reason = "the names are below 4 GiB together"
    )
)]
mod paths_interned;
mod paths_space_saving;
mod paths_strings;
mod paths_twenty;
mod seconds_array;
mod seconds_map;
mod seconds_minutes;
mod seconds_window;

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasherDefault, DefaultHasher};

use protocol::{Failure, Finding, Headline, Scale, Shape};

use crate::access_log::Log;
pub use crate::access_log::{Request, SECONDS};
use crate::file::{self, FromFile};
use crate::harness::{
    Cell, Edges, Exercise, Found, KnobSpec, Numbers, Values, Variant, cell,
};
use crate::live;

/// The lines between two looks at what is live.
const LOOK: u64 = 1 << 12;

/// A log, and a choice for each question.
pub struct Case {
    log: Log,
    /// The most bytes that the learner allows.
    budget: u64,
    /// The choice for the addresses, from 1.
    pub addresses: u64,
    /// The choice for the paths, from 1.
    pub paths: u64,
    /// The choice for the seconds, from 1.
    pub seconds: u64,
}

impl Case {
    /// Reads the log once, and shows every request to all parts.
    pub fn answer(&self, parts: &mut [&mut dyn Part]) -> Answer {
        let mut seen = Seen::default();
        let read = self.log.read(&mut |line| {
            seen.lines += 1;
            if seen.lines % LOOK == 0 {
                live::sample(meter::live_bytes());
            }
            if let Some(request) = Request::of(line) {
                seen.requests += 1;
                for part in &mut *parts {
                    part.see(&request);
                }
            }
        });
        let mut said = Said::default();
        for part in parts {
            part.tell(&mut said);
        }
        read.map(|_| Found { value: seen, found: said }).into()
    }
}

/// The structure that one question is answered with.
pub trait Part {
    /// Takes the next request of the log.
    fn see(&mut self, request: &Request<'_>);
    /// Adds the answer.
    fn tell(&mut self, said: &mut Said);
}

/// The answers, as far as there was a part for each question.
#[derive(Default)]
pub struct Said {
    /// The number of different addresses that asked.
    pub addresses: Option<u64>,
    /// The ten paths that were asked for most, the first of them most.
    pub paths: Option<Vec<String>>,
    /// The number of requests in the busiest second.
    pub busiest: Option<u64>,
}

/// The part of the log that every version sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    lines: u64,
    requests: u64,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} requests in {} lines", self.requests, self.lines)
    }
}

/// The lines that were seen, and the answers, which may err.
pub type Answer = FromFile<Found<Seen, Said>>;

/// Hashes with keys that are the same in every run, so that the strings of a
/// map are dropped in the same order.
pub type Hasher = BuildHasherDefault<DefaultHasher>;

/// A number for a string: the same for the same string, and else any of all
/// there are.
pub fn hash(string: &str) -> u64 {
    let step = |hash: u64, byte: u8| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    };
    let hash = string.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    // FNV alone leaves the upper bits of short strings alike.
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// The ten that were counted most, without a list of all.
#[derive(Default)]
pub struct TopTen<'a> {
    best: [Option<(u32, &'a str)>; 10],
}

impl<'a> TopTen<'a> {
    /// Takes a path with its count. Of equal counts, the first name wins.
    pub fn add(&mut self, count: u32, path: &'a str) {
        let mut next = Some((count, path));
        for place in &mut self.best {
            let before = |(count, path): (u32, &str)| {
                place.is_none_or(|(most, first)| {
                    count > most || (count == most && path < first)
                })
            };
            if next.is_some_and(before) {
                std::mem::swap(place, &mut next);
            }
        }
    }

    /// The paths, the first counted most.
    pub fn paths(&self) -> Vec<String> {
        let paths = self.best.iter().flatten();
        paths.map(|(_, path)| (*path).to_owned()).collect()
    }
}

/// The exact answers to what a version was asked, and the bytes of the log.
fn exact(case: &Case, said: &Said) -> (Said, u64) {
    let mut addresses = HashSet::new();
    let mut paths: HashMap<String, u32> = HashMap::new();
    let mut seconds: HashMap<u32, u64> = HashMap::new();
    let read = case.log.read(&mut |line| {
        let Some(request) = Request::of(line) else { return };
        if said.addresses.is_some() {
            addresses.insert(hash(request.address));
        }
        if said.paths.is_some() {
            if let Some(count) = paths.get_mut(request.path) {
                *count += 1;
            } else {
                paths.insert(request.path.to_owned(), 1);
            }
        }
        if said.busiest.is_some() {
            *seconds.entry(request.second).or_default() += 1;
        }
    });
    let Ok(bytes) = read else { return (Said::default(), 0) };
    let mut ten = TopTen::default();
    for (path, count) in &paths {
        ten.add(*count, path);
    }
    let busiest = seconds.values().max().copied().unwrap_or(0);
    let exact = Said {
        addresses: said.addresses.map(|_| addresses.len() as u64),
        paths: said.paths.as_ref().map(|_| ten.paths()),
        busiest: said.busiest.map(|_| busiest),
    };
    (exact, bytes)
}

/// By how many millionths of the exact answer another one is wrong.
fn error(answer: u64, exact: u64) -> u64 {
    let off = u128::from(answer.abs_diff(exact)) * 1_000_000;
    u64::try_from(off / u128::from(exact.max(1))).unwrap_or(u64::MAX)
}

/// The exercise.
pub struct DesignAccessLog;

impl Exercise for DesignAccessLog {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "design-access-log";
    const HEADLINE: Headline = Headline::Peak;
    const FILE: bool = true;
    const SHAPE: Shape = Shape::Design;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "lines",
            label: "Lines in the log",
            default: 50_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[350, 1_400, 5_600, 22_500, 90_000, 360_000],
        },
        KnobSpec {
            name: "budget",
            label: "Budget in bytes",
            default: 500_000,
            min: 1_000,
            max: 10_000_000,
            scale: Scale::Logarithmic,
            sweep: &[],
        },
        choice("addresses", 4),
        choice("paths", 4),
        choice("seconds", 4),
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "addresses-strings", solve: addresses_strings::solve },
        Variant { name: "addresses-numbers", solve: addresses_numbers::solve },
        Variant {
            name: "addresses-hyperloglog",
            solve: addresses_hyperloglog::solve,
        },
        Variant { name: "addresses-bloom", solve: addresses_bloom::solve },
        Variant { name: "paths-strings", solve: paths_strings::solve },
        Variant { name: "paths-interned", solve: paths_interned::solve },
        Variant {
            name: "paths-space-saving",
            solve: paths_space_saving::solve,
        },
        Variant { name: "paths-twenty", solve: paths_twenty::solve },
        Variant { name: "seconds-map", solve: seconds_map::solve },
        Variant { name: "seconds-array", solve: seconds_array::solve },
        Variant { name: "seconds-window", solve: seconds_window::solve },
        Variant { name: "seconds-minutes", solve: seconds_minutes::solve },
        Variant { name: "chosen", solve: chosen::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("lines", 0)],
        &[("lines", 1)],
        &[("budget", 1_000)],
        &[("lines", 11), ("addresses", 2), ("paths", 2), ("seconds", 2)],
        &[("lines", 5_000), ("addresses", 3), ("paths", 3), ("seconds", 3)],
        &[("lines", 5_001), ("addresses", 4), ("paths", 4), ("seconds", 4)],
    ];

    fn case(values: &Values) -> Case {
        let (lines, seed) = (values.get("lines"), values.random_of_exercise());
        file::count_from_now();
        Case {
            log: Log::new(lines, seed),
            budget: values.get("budget"),
            addresses: values.get("addresses"),
            paths: values.get("paths"),
            seconds: values.get("seconds"),
        }
    }

    fn failure(answer: &Answer) -> Option<Failure> {
        answer.failure()
    }

    fn floor(_: &Case) -> u64 {
        // A structure that errs may be as small as it likes.
        0
    }

    fn budget(case: &Case) -> u64 {
        case.budget
    }

    fn findings(case: &Case, answer: &Answer) -> Vec<Finding> {
        let Ok(Found { value: seen, found: said }) = &answer.0 else {
            return Vec::new();
        };
        let (exact, bytes) = exact(case, said);
        let mut table =
            Numbers::new("question", ["answer", "exact", "millionths off"]);
        let row = |answer: u64, exact: u64| -> [Cell; 3] {
            [cell(answer), cell(exact), cell(error(answer, exact))]
        };
        if let (Some(said), Some(exact)) = (said.addresses, exact.addresses) {
            table = table.row("addresses", row(said, exact));
        }
        if let (Some(said), Some(exact)) = (&said.paths, &exact.paths) {
            let found = exact.iter().filter(|path| said.contains(path));
            let found = found.count() as u64;
            table = table.row("paths", row(found, exact.len() as u64));
        }
        if let (Some(said), Some(exact)) = (said.busiest, exact.busiest) {
            table = table.row("seconds", row(said, exact));
        }
        let log = Numbers::new("what", ["number"])
            .row("lines", [cell(seen.lines)])
            .row("requests", [cell(seen.requests)])
            .row("bytes", [cell(bytes)]);
        vec![
            table.titled("Held against the exact answer"),
            log.titled("What the log holds"),
        ]
    }
}

/// A knob that chooses one of so many structures.
const fn choice(name: &'static str, of: u64) -> KnobSpec {
    KnobSpec {
        name,
        label: name,
        default: 1,
        min: 1,
        max: of,
        scale: Scale::Linear,
        sweep: &[],
    }
}

#[cfg(test)]
mod tests {
    use protocol::FindingTable;

    use super::*;

    #[test]
    fn the_ten_are_those_counted_most_and_then_the_first_by_name() {
        let names: Vec<String> =
            (0..20).map(|at| format!("/{at:02}")).collect();
        let mut ten = TopTen::default();
        for (at, name) in names.iter().enumerate() {
            ten.add(u32::try_from(at / 2).expect("it is small"), name);
        }
        let due = ["18", "19", "16", "17", "14", "15", "12", "13", "10", "11"];
        assert_eq!(ten.paths(), due.map(|name| format!("/{name}")));
    }

    #[test]
    fn an_error_is_in_millionths_of_the_exact_answer() {
        for (answer, exact, due) in [
            (100, 100, 0),
            (98, 100, 20_000),
            (102, 100, 20_000),
            (0, 0, 0),
            (3, 0, 3_000_000),
        ] {
            assert_eq!(error(answer, exact), due, "{answer} of {exact}");
        }
    }

    #[test]
    fn hashes_of_addresses_spread_over_all_bits() {
        let mut counts = [0; 64];
        for at in 0..10_000_u32 {
            let hash = hash(&std::net::Ipv4Addr::from(at).to_string());
            for (bit, count) in counts.iter_mut().enumerate() {
                *count += (hash >> bit) & 1;
            }
        }
        for (bit, count) in counts.iter().enumerate() {
            assert!((4_700..5_300).contains(count), "bit {bit}: {count}");
        }
    }

    /// The error of each answer that a variant gives, in millionths.
    fn errors(variant: &str, lines: u64) -> Vec<u64> {
        let case = Case {
            log: Log::new(lines, protocol::random::Random::new(1)),
            budget: 0,
            addresses: 1,
            paths: 1,
            seconds: 1,
        };
        let mut variants = DesignAccessLog::VARIANTS.iter();
        let found = variants.find(|known| known.name == variant);
        let answer = (found.expect("there is one").solve)(&case);
        let findings = DesignAccessLog::findings(&case, &answer);
        let FindingTable::Numbers(table) = &findings[0].table else {
            panic!("it is a table of numbers")
        };
        let error = |row: &protocol::NumberRow| {
            table.number(&row.name, "millionths off")
        };
        let errors = table.rows.iter().filter_map(error);
        errors.map(|error| u64::try_from(error).expect("no sign")).collect()
    }

    #[test]
    fn what_is_exact_never_errs_and_what_is_near_errs_a_little() {
        for lines in [0, 1, 300, 20_000] {
            for exact in [
                "naive",
                "addresses-numbers",
                "paths-interned",
                "seconds-array",
                "seconds-window",
            ] {
                let errors = errors(exact, lines);
                assert!(
                    errors.iter().all(|it| *it == 0),
                    "{exact}: {errors:?}"
                );
            }
        }
        for near in
            ["addresses-hyperloglog", "addresses-bloom", "paths-space-saving"]
        {
            let errors = errors(near, 50_000);
            println!("{near} {errors:?}");
            assert!(errors[0] < 20_000, "{near}: {errors:?}");
        }
    }

    #[test]
    fn what_is_too_small_for_its_log_errs_too_much() {
        for (small, lines) in [
            ("addresses-bloom", 200_000),
            ("paths-twenty", 50_000),
            ("seconds-minutes", 50_000),
        ] {
            let errors = errors(small, lines);
            println!("{small} {errors:?}");
            assert!(errors[0] >= 20_000, "{small}: {errors:?}");
        }
    }
}
