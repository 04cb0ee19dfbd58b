//! sparse-data: a place for each number, or an entry for each that is filled.

mod map;
mod naive;
mod optimized;
mod sorted;

use std::cell::Cell;

use protocol::random::Random;
use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Source, Values, Variant};

/// A number that wins, and what it wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Win {
    /// The number on the ticket.
    pub number: usize,
    /// The prize of one share; never 0.
    pub prize: u32,
}

/// A ticket that somebody comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The number on the ticket.
    pub number: usize,
    /// How many shares of it.
    pub shares: u64,
}

/// A draw of a lottery, and the tickets that people come with afterwards.
pub struct Case {
    /// How many numbers there are, from 0.
    pub numbers: usize,
    /// The numbers that win, each once, in no order. Each can be taken once.
    pub winning: Source<Win>,
    claims: Source<Claim>,
    winners: usize,
}

impl Case {
    /// The tickets, one after the other.
    ///
    /// # Panics
    ///
    /// If winning numbers are still to come: nobody comes before the last.
    #[track_caller]
    pub fn claims(&self) -> impl Iterator<Item = Claim> {
        self.winning.require_all_taken("the first claim", "winning numbers");
        self.claims.iter()
    }
}

/// What is paid out in all.
pub type Answer = u64;

/// The exercise.
pub struct SparseData;

/// A ticket has at most so many shares.
const SHARES: u64 = 1_000;

/// At most so many tickets win nothing.
const IN_VAIN: usize = 1_000;

/// The bytes that a winning number may take: in a map that has just grown, and
/// whose old table is still there, up to 31.
const WIN_BYTES: usize = 32;

/// Puts these in no order.
fn shuffle<T>(random: &mut Random, values: &mut [T]) {
    for last in (1..values.len()).rev() {
        values.swap(last, random.index(last + 1));
    }
}

/// A win for each of these numbers.
fn wins(random: Random, numbers: Vec<usize>) -> Source<Win> {
    let next = Cell::new(0);
    Source::new(random, numbers.len(), move |random| Win {
        number: numbers[next.replace(next.get() + 1)],
        prize: 1 + random.below_u32(u32::MAX),
    })
}

/// A ticket with each of these numbers.
fn claims(random: Random, numbers: Vec<usize>) -> Source<Claim> {
    let next = Cell::new(0);
    Source::new(random, numbers.len(), move |random| Claim {
        number: numbers[next.replace(next.get() + 1)],
        shares: 1 + random.below(SHARES),
    })
}

impl Exercise for SparseData {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "sparse-data";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "winning",
            label: "Winning numbers",
            default: 2,
            min: 0,
            max: 1_000_001,
            scale: Scale::Linear,
            sweep: &[
                2, 50_000, 100_000, 150_000, 200_000, 250_000, 300_000,
                400_000, 500_000, 600_000, 800_000, 1_000_001,
            ],
        },
        KnobSpec {
            name: "numbers",
            label: "Numbers",
            default: 1_000_001,
            min: 0,
            max: 1_000_001,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 1_000_001],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "map", solve: map::solve },
        Variant { name: "sorted", solve: sorted::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0)],
        &[("numbers", 1), ("winning", 0)],
        &[("numbers", 1), ("winning", 1)],
        &[("numbers", 3), ("winning", 1)],
        &[("winning", 0)],
        &[("winning", 20_000)],
        &[("numbers", 20_000), ("winning", 5_000)],
        &[("numbers", 20_000), ("winning", 10_000)],
        // All of them, so that a map or a list of pairs is too much.
        &[("numbers", 20_000), ("winning", 20_000)],
    ];

    fn case(values: &Values) -> Case {
        let numbers: usize = values.count("numbers");
        let winners = numbers.min(values.count("winning"));
        let random = &mut values.random();
        let mut all: Vec<usize> = (0..numbers).collect();
        shuffle(random, &mut all);
        let claimed = numbers.min(winners + IN_VAIN);
        let mut tickets = all[..claimed].to_vec();
        shuffle(random, &mut tickets);
        all.truncate(winners);
        let [winning, claiming] = [(); 2].map(|()| Random::new(random.bits()));
        Case {
            numbers,
            winning: wins(winning, all),
            claims: claims(claiming, tickets),
            winners,
        }
    }

    fn floor(case: &Case) -> u64 {
        // The prizes.
        (case.winners * size_of::<u32>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        let entries = case.winners * WIN_BYTES;
        // A list of all, and room for what becomes one: a map that is left at
        // an eighth of the numbers is 2.6 bytes for each. Pairs of all would
        // be 8, and 7 if they were packed.
        let list = case.numbers * size_of::<u32>();
        entries.min(list * 5 / 3) as u64 + (1 << 10)
    }
}
