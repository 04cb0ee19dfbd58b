//! empty-dicts: a map that is made when something is put into it.

mod beside;
mod list;
mod naive;
#[expect(
    clippy::box_collection,
    reason = "the address of a map that is not there is what is saved"
)]
mod optimized;

use std::cell::Cell;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell, grown,
};

/// The surcharge for a product in a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surcharge {
    /// The product's number.
    pub product: usize,
    /// The region's number, below 8.
    pub region: u32,
    /// What is added to the price.
    pub amount: u32,
}

/// An order of a product from a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The product's number.
    pub product: usize,
    /// The region's number, below 8.
    pub region: u32,
    /// How many of it.
    pub pieces: u64,
}

/// The prices of a shop, its surcharges, and what is ordered.
pub struct Case {
    /// The price of each product. Each can be taken once.
    pub prices: Source<u32>,
    /// The surcharges as they come, a later one in place of an earlier. Each
    /// can be taken once.
    pub surcharges: Source<Surcharge>,
    orders: Source<Order>,
    products: usize,
    filled: usize,
}

impl Case {
    /// The orders, one after the other.
    ///
    /// # Panics
    ///
    /// If prices or surcharges are still to come: orders come after the last
    /// of them.
    #[track_caller]
    pub fn orders(&self) -> impl Iterator<Item = Order> {
        self.prices.require_all_taken("what is ordered", "prices");
        self.surcharges.require_all_taken("what is ordered", "surcharges");
        self.orders.iter()
    }
}

/// What all orders cost together.
pub type Answer = u64;

/// The exercise.
pub struct EmptyDicts;

const REGIONS: u32 = 8;

/// An order is of fewer pieces than this, so that no sum of all prices answers
/// for them.
const PIECES: u64 = 1_000;

/// The surcharges that come for each product that has any.
const SURCHARGES_EACH: usize = 4;

/// The bytes that the surcharges of a product may take: a map is 32, and its
/// table 80 if it grew once; or an entry in a map of maps that has just
/// doubled, with a table of its own.
const FILLED_BYTES: usize = 192;

/// The numbers below a count, in no order.
fn shuffled(random: &mut Random, count: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        numbers.swap(last, random.index(last + 1));
    }
    numbers
}

/// Surcharges for these products, each of which comes up at least once.
fn surcharges(random: Random, products: Vec<usize>) -> Source<Surcharge> {
    let next = Cell::new(0);
    let count = products.len() * SURCHARGES_EACH;
    Source::new(random, count, move |random| {
        let at = next.replace(next.get() + 1);
        let drawn = random.index(products.len());
        Surcharge {
            product: products[if at < products.len() { at } else { drawn }],
            region: random.below_u32(REGIONS),
            amount: random.below_u32(u32::MAX),
        }
    })
}

/// An order of each of these products.
fn orders(random: Random, products: Vec<usize>) -> Source<Order> {
    let next = Cell::new(0);
    Source::new(random, products.len(), move |random| Order {
        product: products[next.replace(next.get() + 1)],
        region: random.below_u32(REGIONS),
        pieces: random.below(PIECES),
    })
}

/// The bytes of one product in a variant's list.
fn bytes_in_list(variant: &str) -> Option<u64> {
    let bytes = match variant {
        "naive" => size_of::<naive::Product>(),
        "list" => size_of::<list::Product>(),
        "optimized" => size_of::<optimized::Product>(),
        "beside" => size_of::<u32>(),
        _ => return None,
    };
    Some(bytes as u64)
}

impl Exercise for EmptyDicts {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "empty-dicts";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "products",
            label: "Products",
            default: 100_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 300_000],
        },
        KnobSpec {
            name: "filled",
            label: "Products with surcharges",
            default: 1_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 30_000, 100_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "list", solve: list::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "beside", solve: beside::solve },
    ];
    const EDGES: Edges = &[
        &[("products", 0)],
        &[("products", 1), ("filled", 0)],
        &[("products", 1), ("filled", 1)],
        &[("products", 3), ("filled", 1)],
        // A map of maps has just doubled.
        &[("products", 900), ("filled", 900)],
        &[("products", 1_023), ("filled", 10)],
        // As many as fill a list that doubled, so that four bytes more in each
        // are too much.
        &[("products", 65_536), ("filled", 100)],
    ];

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        let Some(bytes) = bytes_in_list(variant) else { return Vec::new() };
        let table = Numbers::new("products", ["bytes in the list"])
            .row("one", [cell(bytes)])
            .row("all", [cell(bytes * case.products as u64)]);
        vec![table.titled("Bytes of one product and of all")]
    }

    fn case(values: &Values) -> Case {
        let products: usize = values.count("products");
        let filled = products.min(values.count("filled"));
        let random = &mut values.random();
        let mut with_surcharges = shuffled(random, products);
        with_surcharges.truncate(filled);
        let ordered = shuffled(random, products);
        let [prices, surcharged, ordering] =
            [(); 3].map(|()| Random::new(random.bits()));
        Case {
            prices: Source::new(prices, products, |random| {
                random.below_u32(u32::MAX)
            }),
            surcharges: surcharges(surcharged, with_surcharges),
            orders: orders(ordering, ordered),
            products,
            filled,
        }
    }

    fn floor(case: &Case) -> u64 {
        // The prices. Of the surcharges that come, some replace others.
        (case.products * size_of::<u32>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A price and an address in a list that grows by doubling. A product
        // with surcharges has a map of its own, or an entry in another.
        let list = grown::<(u32, u32)>(case.products);
        list + (case.filled * FILLED_BYTES) as u64 + (1 << 10)
    }
}
