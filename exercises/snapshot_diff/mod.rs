//! snapshot-diff: a difference of two snapshots shows the growth that one
//! snapshot hides under what was there before.

mod compared;
mod naive;
mod optimized;

use meter::trace::{self, Differences, Statistics, Unavailable};
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Source, Values, Variant,
    differences, finding, grown, statistics,
};

/// The amounts to keep, in cents.
pub struct Case {
    /// Amounts that are there before the records. Each can be taken once.
    pub archive: Source<u64>,
    /// The amounts due, record by record. Each can be taken once.
    pub due: Source<u64>,
    /// The amounts paid, record by record. Each can be taken once.
    pub paid: Source<u64>,
    mark: u64,
    older: usize,
    records: usize,
}

impl Case {
    /// The amount that all others are measured from.
    ///
    /// # Panics
    ///
    /// If amounts are still to come: it is known after the last one.
    #[track_caller]
    pub fn mark(&self) -> u64 {
        for source in [&self.archive, &self.due, &self.paid] {
            source.require_all_taken("the mark", "amounts");
        }
        self.mark
    }
}

/// The lines that were looked at.
pub enum Look {
    /// Those of one snapshot: all that was live at that moment.
    Snapshot(Lines<Statistics>),
    /// Those of two: what changed in between.
    Difference(Lines<Differences>),
}

/// The distances of all amounts from the mark, added up, and the lines that
/// were looked at.
pub type Answer = Found<u64, Look>;

/// The exercise.
pub struct SnapshotDiff;

fn amount(random: &mut Random) -> u64 {
    random.below(1 << 40)
}

/// The bytes of so many amounts.
fn bytes(amounts: usize) -> u64 {
    (amounts * size_of::<u64>()) as u64
}

/// Says what is missing in a difference, or should not be in it.
fn wrong(case: &Case, rows: &Differences) -> Option<String> {
    let grew = rows.iter().map(|row| row.bytes_change).sum::<i64>();
    let said = text::grouped(grew.unsigned_abs());
    if grew < 0 {
        return Some(format!(
            "the lines of the difference shrank by {said} bytes in all, \
             although records were made: ask the later snapshot, taken while \
             they are there, and put the earlier one in the brackets, as in \
             `after.compare(&before, By::Line)`"
        ));
    }
    let paid = bytes(case.records);
    if grew.unsigned_abs() < paid {
        return Some(format!(
            "the lines of the difference grew by {said} bytes in all, and \
             what was paid takes {} alone: take the first snapshot before the \
             records are made, and the second while they are there",
            text::grouped(paid)
        ));
    }
    // Only where it is much the larger can its line be told from that of a
    // list of records.
    let is_larger = bytes(case.older) > 8 * paid + (1 << 10);
    // Collected, or pushed one by one.
    let archive = [case.older, case.older.next_power_of_two()].map(bytes);
    let of_archive = rows.iter().find(|row| {
        row.blocks_change == 1
            && archive.contains(&row.bytes_change.unsigned_abs())
    });
    of_archive.filter(|_| is_larger).map(|row| {
        format!(
            "the difference has the archive in it, in a line that grew by {} \
             bytes: it is there before the records are made, so take the \
             first snapshot after it",
            text::grouped(row.bytes_change.unsigned_abs())
        )
    })
}

impl Exercise for SnapshotDiff {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "snapshot-diff";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "records",
            label: "Records",
            default: 1_000,
            min: 0,
            max: 500_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
        },
        KnobSpec {
            name: "archive",
            label: "Amounts in the archive",
            default: 12_500,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[100, 1_000, 5_000, 12_500, 50_000, 200_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "compared", solve: compared::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0), ("archive", 0)],
        &[("records", 0)],
        &[("records", 1), ("archive", 1)],
        &[("records", 2)],
        &[("records", 100), ("archive", 0)],
        &[("records", 1_023), ("archive", 7)],
    ];
    const TRACED: bool = true;

    fn left_out(case: &Case, answer: &Answer) -> Option<String> {
        if trace::snapshot().err() == Some(Unavailable::NoLines) {
            return None;
        }
        match &answer.found {
            Look::Difference(Ok(rows)) => wrong(case, rows),
            Look::Difference(Err(why)) | Look::Snapshot(Err(why)) => {
                Some(format!("there are no lines to look at: {why}"))
            }
            Look::Snapshot(Ok(_)) => Some(
                "one snapshot was looked at, and this exercise is about two: \
                 take one right before the records are made as well, and \
                 compare the later one with it"
                    .to_owned(),
            ),
        }
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        vec![match &answer.found {
            Look::Snapshot(lines) => {
                finding("Live in the one snapshot, by line", statistics(lines))
            }
            Look::Difference(lines) => finding(
                "The second snapshot compared with the first, by line",
                differences(lines),
            ),
        }]
    }

    fn case(values: &Values) -> Case {
        let mut random = values.random();
        let (older, records) =
            (values.count("archive"), values.count("records"));
        let mut amounts =
            |count| Source::new(Random::new(random.bits()), count, amount);
        Case {
            archive: amounts(older),
            due: amounts(records),
            paid: amounts(records),
            mark: amount(&mut values.random_of_exercise()),
            older,
            records,
        }
    }

    fn floor(case: &Case) -> u64 {
        bytes(case.older + 2 * case.records)
    }

    fn budget(case: &Case) -> u64 {
        // The archive, and what was due while the records are made; and half
        // as much again as a record needs, or a list of them that grows by
        // doubling.
        let exact = bytes(3 * case.records);
        let records = exact.max(grown::<[u64; 2]>(case.records));
        bytes(case.older + case.records) + records + (1 << 8)
    }

    fn most_allocations(_: &Case) -> Option<u64> {
        // Room for lists that grow by doubling, and not for a block a record.
        Some(64)
    }
}
