//! chained-shards: many sources read as one, in batches of a thousand.

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "learners know a closure, and not yet the path of a method"
)]
mod batched;
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "learners know a closure, and not yet the path of a method"
)]
mod filtered;
mod naive;
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "learners know a closure, and not yet the path of a method"
)]
mod optimized;

use std::cell::Cell;
use std::fmt;
use std::mem::replace;
use std::ops::Range;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// An order of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The order's number.
    pub id: u64,
    /// Its price.
    pub cents: u32,
    /// The customer does not want it any more.
    pub cancelled: bool,
}

/// The most orders of a batch.
pub const BATCH: usize = 1_000;

/// The shards that the orders of a shop were divided among, and the archive
/// that they are sent to.
pub struct Case {
    /// The shards, in order. Each order of a shard can be taken once.
    pub shards: Vec<Source<Order>>,
    kept: usize,
    sent: Cell<Sent>,
}

impl Case {
    /// Sends these orders to the archive, as one batch.
    ///
    /// # Panics
    ///
    /// If there are none or more than [`BATCH`], if one is cancelled, or if the
    /// batch before was not full.
    #[track_caller]
    pub fn send(&self, batch: &[Order]) {
        let mut sent = self.sent.get();
        let count = batch.len();
        assert!(count > 0, "a batch has no orders");
        assert!(
            count <= BATCH,
            "a batch has {count} orders, and the archive takes {BATCH}"
        );
        assert!(
            sent.last.is_none_or(|last| last == BATCH),
            "batch {} had {} orders, and another comes after it: each but the \
             last has {BATCH}",
            sent.batches,
            sent.last.unwrap_or(0)
        );
        assert!(
            !batch.iter().any(|order| order.cancelled),
            "a batch has an order that was cancelled"
        );
        sent.batches += 1;
        sent.last = Some(count);
        for order in batch {
            sent.checksum = sent
                .checksum
                .wrapping_mul(31)
                .wrapping_add(order.id ^ u64::from(order.cents));
        }
        self.sent.set(sent);
    }

    /// What the archive got so far.
    pub fn sent(&self) -> Sent {
        self.sent.get()
    }
}

/// What the archive got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// How many batches.
    batches: u64,
    /// The orders of the last one.
    last: Option<usize>,
    /// A number that depends on all orders and on their order.
    checksum: u64,
}

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} batches, checksum {}", self.batches, self.checksum)
    }
}

/// What the archive got.
pub type Answer = Sent;

/// The exercise.
pub struct ChainedShards;

/// One order in so many was cancelled.
const CANCELLED: u64 = 8;

fn order(random: &mut Random) -> Order {
    Order {
        id: random.bits(),
        cents: random.below_u32(u32::MAX),
        cancelled: random.below(CANCELLED) == 0,
    }
}

/// Divides so many orders among shards: some get many, some few or none.
fn parts(
    random: &mut Random,
    orders: usize,
    shards: usize,
) -> impl Iterator<Item = Range<usize>> {
    let mut ends: Vec<usize> =
        (1..shards).map(|_| random.index(orders + 1)).collect();
    ends.sort_unstable();
    ends.push(orders);
    let mut start = 0;
    ends.into_iter().map(move |end| replace(&mut start, end)..end)
}

/// The shard with these of all orders.
fn shard(all: Rc<[Order]>, part: Range<usize>) -> Source<Order> {
    let next = Cell::new(part.start);
    Source::new(Random::new(0), part.len(), move |_| {
        all[next.replace(next.get() + 1)]
    })
}

impl Exercise for ChainedShards {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "chained-shards";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "orders",
            label: "Orders",
            default: 100_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 300_000],
        },
        KnobSpec {
            name: "shards",
            label: "Shards",
            default: 20,
            min: 1,
            max: 1_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 3, 10, 20, 100, 1_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "filtered", solve: filtered::solve },
        Variant { name: "batched", solve: batched::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("orders", 0)],
        &[("orders", 1), ("shards", 1)],
        &[("orders", 3), ("shards", 20)],
        &[("orders", 1_000)],
        &[("orders", 10_000), ("shards", 1)],
        &[("orders", 10_000), ("shards", 1_000)],
    ];

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let sent = case.sent();
        let table = Numbers::new("sent", ["number"])
            .row("batches", [cell(sent.batches)])
            .row("orders in the last", [cell(sent.last.unwrap_or(0))]);
        vec![table.titled("What the archive got")]
    }

    fn case(values: &Values) -> Case {
        let orders = values.count("orders");
        let random = &mut values.random();
        let all: Rc<[Order]> = (0..orders).map(|_| order(random)).collect();
        let kept = all.iter().filter(|order| !order.cancelled).count();
        let shards = parts(random, orders, values.count("shards"))
            .map(|part| shard(Rc::clone(&all), part))
            .collect();
        Case { shards, kept, sent: Cell::default() }
    }

    fn floor(case: &Case) -> u64 {
        // A batch has to be there as a whole.
        (case.kept.min(BATCH) * size_of::<Order>()) as u64
    }

    fn budget(_: &Case) -> u64 {
        // A batch that was pushed, and nearly another, however many orders.
        2 * (BATCH * size_of::<Order>()) as u64 + (1 << 10)
    }
}
