//! Snapshots of what is live, for code that looks at its own memory.

use std::collections::BTreeMap;
use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::Deref;

use super::table::{Table, place, with_table};
use crate::window::paused;

/// The reason for which there are no lines: the code does not run in the traced module, or
/// [`start`] was not called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// Only the traced module knows lines.
    NoLines,
    /// No trace is running.
    NotStarted,
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoLines => "lines are known only in the traced module; run the exercise there",
            Self::NotStarted => "no trace is running; call `trace::start` first",
        })
    }
}

impl std::error::Error for Unavailable {}

/// A list that is neither counted nor traced, also when it is dropped.
pub struct Uncounted<T>(ManuallyDrop<Vec<T>>);

impl<T> Uncounted<T> {
    fn new(make: impl FnOnce() -> Vec<T>) -> Self {
        Self(ManuallyDrop::new(paused(make)))
    }

    /// Keeps the first `len`, as [`Vec::truncate`] does.
    pub fn truncate(&mut self, len: usize) {
        paused(|| self.0.truncate(len));
    }
}

impl<T> Deref for Uncounted<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> Drop for Uncounted<T> {
    fn drop(&mut self) {
        paused(|| drop(std::mem::take(&mut *self.0)));
    }
}

/// The grouping of statistics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the line that allocated.
    Line,
    /// By that line and the lines that called it.
    Chain,
}

/// The live blocks of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistic {
    /// `file:line`; for [`By::Chain`] several, outermost first, joined by ` > `.
    /// Empty for what no call of an exercise led to.
    pub place: String,
    /// Requested bytes.
    pub bytes: u64,
    /// The number of blocks that they are in.
    pub blocks: u64,
}

/// The change at one place between two snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// As in [`Statistic`].
    pub place: String,
    /// Requested bytes in the later snapshot.
    pub bytes: u64,
    /// Bytes more than in the earlier.
    pub bytes_change: i64,
    /// Blocks in the later snapshot.
    pub blocks: u64,
    /// Blocks more than in the earlier.
    pub blocks_change: i64,
}

/// Statistics, most bytes first.
pub type Statistics = Uncounted<Statistic>;
/// Differences, the largest change of bytes first, growth or not.
pub type Differences = Uncounted<Difference>;

/// The live blocks at one moment, by the chain of calls that allocated them.
pub struct Snapshot {
    chains: Uncounted<Chain>,
}

struct Chain {
    /// `file:line`s, outermost first.
    lines: Vec<String>,
    bytes: u64,
    blocks: u64,
}

/// Begins to trace, and forgets an earlier trace.
///
/// # Errors
///
/// [`Unavailable::NoLines`] outside of the traced module.
pub fn start() -> Result<(), Unavailable> {
    with_table(Table::start).ok_or(Unavailable::NoLines)
}

/// Ends the trace. Without one, nothing happens.
pub fn stop() {
    with_table(Table::stop);
}

/// Says what is live of all that was allocated since [`start`].
///
/// # Errors
///
/// [`Unavailable`], if no trace is running.
pub fn snapshot() -> Result<Snapshot, Unavailable> {
    let chains = paused(|| with_table(Table::traced))
        .ok_or(Unavailable::NoLines)?
        .ok_or(Unavailable::NotStarted)?;
    Ok(Snapshot {
        chains: Uncounted::new(|| {
            chains
                .into_iter()
                .map(|(calls, bytes, blocks)| Chain {
                    lines: calls
                        .into_iter()
                        .flat_map(|call| place(call).lines().map(str::to_owned).collect::<Vec<_>>())
                        .collect(),
                    bytes: bytes.unsigned_abs(),
                    blocks: blocks.unsigned_abs(),
                })
                .collect()
        }),
    })
}

impl Chain {
    fn place(&self, by: By) -> String {
        match by {
            By::Line => self.lines.last().cloned().unwrap_or_default(),
            By::Chain => self.lines.join(" > "),
        }
    }
}

impl Snapshot {
    /// Lists what each place has live, most bytes first.
    pub fn statistics(&self, by: By) -> Statistics {
        Uncounted::new(|| {
            let mut statistics: Vec<Statistic> = self
                .grouped(by)
                .into_iter()
                .map(|(place, (bytes, blocks))| Statistic {
                    place,
                    bytes,
                    blocks,
                })
                .collect();
            // Stable: equal bytes stay in the places' order.
            statistics.sort_by_key(|statistic| std::cmp::Reverse(statistic.bytes));
            statistics
        })
    }

    /// Lists what each place has more or less than in an earlier snapshot.
    /// Places without a change are left out.
    pub fn compare(&self, earlier: &Self, by: By) -> Differences {
        Uncounted::new(|| {
            let (mut before, after) = (earlier.grouped(by), self.grouped(by));
            let mut differences: Vec<Difference> = after
                .into_iter()
                .map(|(place, now)| (before.remove(&place).unwrap_or_default(), now, place))
                .map(|(then, now, place)| Difference::between(place, then, now))
                .collect();
            differences.extend(
                before
                    .into_iter()
                    .map(|(place, then)| Difference::between(place, then, (0, 0))),
            );
            differences
                .retain(|difference| difference.bytes_change != 0 || difference.blocks_change != 0);
            differences.sort_by(|a, b| {
                let change = |difference: &Difference| difference.bytes_change.unsigned_abs();
                change(b)
                    .cmp(&change(a))
                    .then_with(|| a.place.cmp(&b.place))
            });
            differences
        })
    }

    /// Keeps the chains whose allocating line, as `file:line`, is accepted.
    #[must_use]
    pub fn filter(mut self, accept: impl Fn(&str) -> bool) -> Self {
        paused(|| {
            self.chains
                .0
                .retain(|chain| accept(chain.lines.last().map_or("", String::as_str)));
        });
        self
    }

    fn grouped(&self, by: By) -> BTreeMap<String, (u64, u64)> {
        let mut groups: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for chain in self.chains.iter() {
            let (bytes, blocks) = groups.entry(chain.place(by)).or_default();
            *bytes += chain.bytes;
            *blocks += chain.blocks;
        }
        groups
    }
}

impl Difference {
    fn between(place: String, then: (u64, u64), now: (u64, u64)) -> Self {
        let change = |now: u64, then: u64| now.cast_signed() - then.cast_signed();
        Self {
            place,
            bytes: now.0,
            bytes_change: change(now.0, then.0),
            blocks: now.1,
            blocks_change: change(now.1, then.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot_of(chains: &[(&[&str], u64, u64)]) -> Snapshot {
        Snapshot {
            chains: Uncounted::new(|| {
                chains
                    .iter()
                    .map(|(lines, bytes, blocks)| Chain {
                        lines: lines.iter().map(|&line| line.to_owned()).collect(),
                        bytes: *bytes,
                        blocks: *blocks,
                    })
                    .collect()
            }),
        }
    }

    #[test]
    fn natively_lines_are_unavailable() {
        assert_eq!(start(), Err(Unavailable::NoLines));
        assert_eq!(snapshot().err(), Some(Unavailable::NoLines));
        stop();
    }

    #[test]
    fn statistics_group_by_line_or_by_chain() {
        let snapshot = snapshot_of(&[
            (&["a.rs:1", "b.rs:9"], 100, 1),
            (&["a.rs:2", "b.rs:9"], 50, 2),
            (&["a.rs:3"], 120, 1),
            (&[], 7, 1),
        ]);
        let by = |by| -> Vec<(String, u64, u64)> {
            let statistics = snapshot.statistics(by);
            statistics
                .iter()
                .map(|statistic| (statistic.place.clone(), statistic.bytes, statistic.blocks))
                .collect()
        };
        assert_eq!(
            by(By::Line),
            [
                ("b.rs:9".to_owned(), 150, 3),
                ("a.rs:3".to_owned(), 120, 1),
                (String::new(), 7, 1)
            ]
        );
        assert_eq!(by(By::Chain)[1], ("a.rs:1 > b.rs:9".to_owned(), 100, 1));
    }

    #[test]
    fn truncated_statistics_keep_the_largest() {
        let snapshot = snapshot_of(&[(&["a.rs:1"], 9, 1), (&["b.rs:2"], 100, 1)]);
        let mut statistics = snapshot.statistics(By::Line);
        statistics.truncate(1);
        let places: Vec<&str> = statistics.iter().map(|line| line.place.as_str()).collect();
        assert_eq!(places, ["b.rs:2"]);
        statistics.truncate(5);
        assert_eq!(statistics.len(), 1);
    }

    #[test]
    fn a_comparison_shows_growth_and_shrinking_and_leaves_the_rest_out() {
        let before = snapshot_of(&[
            (&["a.rs:1"], 100, 1),
            (&["a.rs:2"], 9, 1),
            (&["a.rs:3"], 5, 1),
        ]);
        let after = snapshot_of(&[
            (&["a.rs:2"], 9, 1),
            (&["a.rs:3"], 25, 2),
            (&["a.rs:4"], 1, 1),
        ]);
        let differences = after.compare(&before, By::Line);
        let seen: Vec<(&str, i64, i64)> = differences
            .iter()
            .map(|change| {
                (
                    change.place.as_str(),
                    change.bytes_change,
                    change.blocks_change,
                )
            })
            .collect();
        assert_eq!(
            seen,
            [("a.rs:1", -100, -1), ("a.rs:3", 20, 1), ("a.rs:4", 1, 1)]
        );
    }

    #[test]
    fn a_filter_keeps_what_it_accepts() {
        let snapshot = snapshot_of(&[(&["a.rs:1"], 100, 1), (&["b.rs:2"], 9, 1)]);
        let kept = snapshot.filter(|place| place.starts_with("b.rs"));
        assert_eq!(kept.statistics(By::Line).len(), 1);
    }
}
