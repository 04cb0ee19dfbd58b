//! gc-pauses: objects in cycles, freed by a collector that stops the program.

mod naive;
mod often;
mod optimized;

use std::cell::Cell;
use std::fmt;

use jrsonnet_gcmodule::{
    Cc, Trace, Tracer, collect_thread_cycles, count_thread_tracked,
};
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// An order as it comes in.
pub struct NewOrder {
    /// The place of the member who orders.
    pub member: usize,
    /// The amount, in whole euros.
    pub amount: u32,
}

/// A shop with members, and the orders that come in.
pub struct Case {
    /// Each member: the place of the one who invited them, if anyone did. The
    /// first member has place 0.
    pub members: Source<Option<usize>>,
    /// The orders. Each can be taken once.
    pub orders: Source<NewOrder>,
    /// The number of orders between two collections, where a version collects
    /// by this number.
    pub every: usize,
    member_count: usize,
    order_count: usize,
    watch: Cc<Watch>,
}

impl Case {
    /// The most objects that a version's collections may look at, together: a
    /// few for each order, or as many as those of `often`.
    fn most_looked_at(&self) -> usize {
        let Self { every, member_count, order_count, .. } = self;
        let few = 8 * order_count + 4 * member_count + 100;
        let pause = member_count + 2 * every.min(order_count) + 2;
        few.max((order_count / every + 1) * pause)
    }
}

/// An object among those that the collector looks at, to count what it does.
struct Watch {
    /// The number of objects that were there before.
    others: usize,
    /// True between both calls of a collection.
    is_called: Cell<bool>,
    pauses: Cell<usize>,
    longest: Cell<usize>,
    all: Cell<usize>,
}

impl Watch {
    fn new() -> Cc<Self> {
        // Cycles that an earlier run left on this thread, where one process
        // runs several, belong to none of this one's collections.
        let _ = collect_thread_cycles();
        let others = count_thread_tracked() + 1;
        Cc::new(Self {
            others,
            is_called: Cell::new(false),
            pauses: Cell::new(0),
            longest: Cell::new(0),
            all: Cell::new(0),
        })
    }
}

impl Trace for Watch {
    // A collection calls this twice of an object that lives: when it takes the
    // references that it finds from the counts, and when it marks what lives.
    fn trace(&self, _: &mut Tracer) {
        if self.is_called.replace(!self.is_called.get()) {
            return;
        }
        let looked = count_thread_tracked().saturating_sub(self.others);
        self.pauses.set(self.pauses.get() + 1);
        self.longest.set(self.longest.get().max(looked));
        self.all.set(self.all.get() + looked);
    }
}

/// The invoices that were printed, as a number for all of them.
#[derive(Default, PartialEq)]
pub struct Answer {
    printed: u64,
    checksum: u64,
}

impl Answer {
    /// Prints the next invoice: its number, the amount, and the points that
    /// the member has now.
    pub fn print(&mut self, number: usize, amount: u32, points: u32) {
        self.printed += 1;
        for figure in [number as u64, amount.into(), points.into()] {
            self.checksum = self.checksum.wrapping_mul(31) ^ figure;
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { printed, checksum } = self;
        write!(f, "{printed} invoices ({checksum})")
    }
}

/// Amounts are below this number.
const MOST: u32 = 1_000;

/// So many members. One in eight came without an invitation.
fn members(random: Random, count: usize) -> Source<Option<usize>> {
    let place = Cell::new(0);
    Source::new(random, count, move |random| {
        let place = place.replace(place.get() + 1);
        let is_invited = place > 0 && random.below(8) > 0;
        is_invited.then(|| random.index(place))
    })
}

/// The exercise.
pub struct GcPauses;

impl Exercise for GcPauses {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "gc-pauses";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "orders",
            label: "Orders",
            default: 100_000,
            min: 0,
            max: 200_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 100_000],
        },
        KnobSpec {
            name: "members",
            label: "Members",
            default: 2_000,
            min: 1,
            max: 10_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 500, 1_000, 2_000, 5_000],
        },
        KnobSpec {
            name: "every",
            label: "Orders between collections, in often",
            default: 500,
            min: 50,
            max: 200_000,
            scale: Scale::Logarithmic,
            sweep: &[50, 100, 250, 500, 1_000, 5_000, 25_000, 100_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "often", solve: often::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("orders", 0)],
        &[("orders", 1), ("members", 1), ("every", 50)],
        &[("orders", 5_000), ("members", 1)],
        &[("orders", 20_000), ("members", 50)],
        &[("orders", 1_000), ("members", 10_000)],
        &[("orders", 50_000), ("members", 10_000), ("every", 5_000)],
        &[("orders", 200_000), ("members", 1_000), ("every", 50_000)],
    ];

    fn case(values: &Values) -> Case {
        let mut random = values.random_of_exercise();
        let [a, b] = [(); 2].map(|()| Random::new(random.bits()));
        let member_count = values.count("members");
        let order_count = values.count("orders");
        let order = move |random: &mut Random| NewOrder {
            member: random.index(member_count),
            amount: random.below_u32(MOST),
        };
        Case {
            members: members(a, member_count),
            orders: Source::new(b, order_count, order),
            every: values.count("every"),
            member_count,
            order_count,
            watch: Watch::new(),
        }
    }

    fn floor(case: &Case) -> u64 {
        // The place of who invited each, which no order says.
        4 * case.member_count as u64
    }

    fn budget(case: &Case) -> u64 {
        // A member with its place in a list, and garbage of 96 bytes an order
        // for half as many orders as there are members.
        100 * case.member_count as u64 + (1 << 12)
    }

    // Bytes alone would have it collect after each order.
    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let [looked, most, pauses] = [
            case.watch.all.get(),
            case.most_looked_at(),
            case.watch.pauses.get(),
        ]
        .map(|number| text::grouped(number as u64));
        (case.watch.all.get() > case.most_looked_at()).then(|| {
            format!(
                "{pauses} collections looked at {looked} objects, and at most \
                 {most} are allowed. What may be wrong: it collects too \
                 often for so many members, since each collection looks at \
                 all of them again"
            )
        })
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let Watch { pauses, longest, all, .. } = &*case.watch;
        let share = (100 * longest.get()).checked_div(all.get());
        let table = Numbers::new("what", ["number"])
            .row("pauses", [cell(pauses.get())])
            .row("objects looked at in the longest", [cell(longest.get())])
            .row("that share of all pauses, in percent", [cell(share)])
            .row("objects looked at in all pauses", [cell(all.get())])
            .drawn();
        vec![table.titled("What the collector did")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_watch_counts_collections_and_what_they_look_at() {
        let watch = Watch::new();
        let kept = [(); 3].map(|()| Watch::new());
        let counted = |watch: &Watch| {
            [watch.pauses.get(), watch.longest.get(), watch.all.get()]
        };
        let before = counted(&watch);
        let _ = collect_thread_cycles();
        drop(kept);
        let _ = collect_thread_cycles();
        let [pauses, longest, all] = counted(&watch);
        assert_eq!([pauses - before[0], all - before[2]], [2, 3]);
        assert_eq!(longest, 3);
    }

    #[test]
    fn who_invites_is_a_member_already() {
        let members: Vec<_> = members(Random::new(1), 1_000).iter().collect();
        let mut places = members.iter().enumerate();
        assert!(places.all(|(at, by)| by.is_none_or(|by| by < at)));
        let invited = members.iter().flatten().count();
        assert!((800..950).contains(&invited), "{invited}");
    }
}
