//! ask-gc-latency: a large structure is freed while a request waits, or in
//! parts, or in one piece.

mod batches;
mod naive;
mod optimized;

use std::cell::Cell;
use std::fmt;

use arrayvec::ArrayString;
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, Shape};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell,
};

/// A product, as a loader reads it from outside.
pub struct NewProduct {
    /// Its name, of 4 to 12 letters.
    pub name: ArrayString<12>,
    /// Its price in cents.
    pub cents: u32,
}

/// A service that tells prices, and its requests.
pub struct Case {
    /// The most blocks that a version frees in one request, where it frees
    /// them in parts.
    pub batch: usize,
    products: usize,
    /// The number of requests between two lists.
    every: usize,
    random: Random,
    /// The most blocks that were freed while one request waited.
    longest: Cell<u64>,
    /// The number of requests during which anything was freed.
    freed_any: Cell<u64>,
}

impl Case {
    /// Runs the service. A loader, beside it, makes a new list of products
    /// from time to time, and the request that comes next is given it. Each
    /// request waits until `reply` has returned.
    pub fn serve<L>(
        &self,
        mut load: impl FnMut(&mut dyn ExactSizeIterator<Item = NewProduct>) -> L,
        mut reply: impl FnMut(Option<L>, usize, &mut Answer),
    ) -> Answer {
        let mut answer = Answer::default();
        let mut places = self.random.clone();
        for request in 0..LISTS * self.every {
            let is_new = request % self.every == 0;
            let new = is_new.then(|| load(&mut self.list(request)));
            let place = places.index(self.products);
            let ((), counts) =
                meter::measure(|| reply(new, place, &mut answer));
            self.longest.set(self.longest.get().max(counts.frees));
            let freed = u64::from(counts.frees > 0);
            self.freed_any.set(self.freed_any.get() + freed);
        }
        answer
    }

    /// The products, with the prices of that time.
    fn list(&self, time: usize) -> impl ExactSizeIterator<Item = NewProduct> {
        let mut names = self.random.clone();
        let mut prices = Random::new(time as u64);
        (0..self.products).map(move |_| {
            let mut name = ArrayString::new();
            for _ in 0..4 + names.index(9) {
                name.push(LETTERS[names.index(LETTERS.len())]);
            }
            NewProduct { name, cents: prices.below_u32(100_000) }
        })
    }
}

/// The replies, as a number for all of them.
#[derive(Default, PartialEq)]
pub struct Answer {
    replies: u64,
    checksum: u64,
}

impl Answer {
    /// Replies with the name and the price of a product.
    pub fn tell(&mut self, name: &str, cents: u32) {
        self.replies += 1;
        for figure in name.bytes().map(u32::from).chain([cents]) {
            let sum = self.checksum.wrapping_mul(31);
            self.checksum = sum.wrapping_add(figure.into());
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { replies, checksum } = self;
        write!(f, "{replies} replies ({checksum})")
    }
}

/// The letters of names.
const LETTERS: [char; 6] = ['a', 'e', 'k', 'l', 'o', 't'];

/// So many lists are loaded in a run, the first before the first request.
const LISTS: usize = 10;

/// The exercise.
pub struct AskGcLatency;

impl Exercise for AskGcLatency {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "ask-gc-latency";
    const HEADLINE: Headline = Headline::Peak;
    const SHAPE: Shape = Shape::Interview;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "products",
            label: "Products in a list",
            default: 20_000,
            min: 1,
            max: 50_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 5_000, 20_000, 50_000],
        },
        KnobSpec {
            name: "every",
            label: "Requests between two lists",
            default: 1_000,
            min: 10,
            max: 10_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 30, 100, 300, 1_000, 3_000],
        },
        KnobSpec {
            name: "batch",
            label: "Blocks that `batches` frees in a request, at most",
            default: 50,
            min: 1,
            max: 50_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 5, 10, 20, 50, 500, 5_000, 50_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "batches", solve: batches::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("products", 1), ("every", 10), ("batch", 1)],
        &[("products", 100), ("batch", 1)],
        &[("products", 1_000), ("every", 10), ("batch", 100)],
        &[("every", 100)],
        &[("batch", 1)],
        &[("batch", 50_000)],
    ];

    fn case(values: &Values) -> Case {
        Case {
            batch: values.count("batch"),
            products: values.count("products"),
            every: values.count("every"),
            random: values.random_of_exercise(),
            longest: Cell::new(0),
            freed_any: Cell::new(0),
        }
    }

    fn floor(case: &Case) -> u64 {
        // Any product of a list may be asked for: four letters and a price.
        8 * case.products as u64
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let table = Numbers::new("what", ["number"])
            .row("requests", [cell(LISTS * case.every)])
            .row(
                "requests during which a block was freed",
                [cell(case.freed_any.get())],
            )
            .row("blocks freed in the longest", [cell(case.longest.get())])
            .drawn();
        vec![table.titled("What requests waited for")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(products: usize) -> Case {
        Case {
            batch: 1,
            products,
            every: 10,
            random: Random::new(1),
            longest: Cell::new(0),
            freed_any: Cell::new(0),
        }
    }

    #[test]
    fn a_later_list_has_the_same_names_and_other_prices() {
        let case = case(100);
        let [a, b] = [0, 10].map(|time| case.list(time).collect::<Vec<_>>());
        let mut both = a.iter().zip(&b);
        assert!(both.all(|(a, b)| a.name == b.name));
        assert!(a.iter().zip(&b).any(|(a, b)| a.cents != b.cents));
        assert!(
            a.iter().all(|product| (4..=12).contains(&product.name.len()))
        );
    }

    #[test]
    fn blocks_are_counted_that_are_freed_while_a_request_waits() {
        let case = case(3);
        let mut kept = Vec::with_capacity(10);
        case.serve(
            |list| list.map(|it| Box::new(it.cents)).collect::<Vec<_>>(),
            |new, place, _| {
                if let Some(new) = new {
                    kept.push(new);
                }
                if place == 0 {
                    kept.clear();
                }
            },
        );
        assert!(case.longest.get() >= 4, "three boxes and their list");
        assert!((1..100).contains(&case.freed_any.get()));
    }
}
