//! predict-new-field: a field that only some records have.

#[expect(
    clippy::box_collection,
    reason = "the address of a map is shorter than a map, and most have none"
)]
mod extra;
mod field;
mod naive;
mod optimized;

use std::cell::Cell;
use std::fmt;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, Shape};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
    finding, layout,
};

/// An order as it comes.
pub struct Order {
    /// No two orders have the same.
    pub id: u64,
    /// The price.
    pub cents: u64,
    /// The number of its coupon, if it has one.
    pub coupon: Option<u16>,
}

/// The orders of a shop.
pub struct Case {
    /// The orders. Each can be taken once.
    pub orders: Source<Order>,
    count: usize,
}

impl Case {
    /// A report, to which all orders are to be added in the order in which
    /// they came.
    ///
    /// # Panics
    ///
    /// If orders are still to come.
    #[track_caller]
    pub fn report(&self) -> Answer {
        self.orders.require_all_taken("the report", "orders");
        Answer::default()
    }
}

/// All orders, and how many of them have a coupon.
#[derive(Default, PartialEq)]
pub struct Answer {
    orders: u64,
    coupons: u64,
    checksum: u64,
}

impl Answer {
    /// Adds the next order.
    pub fn add(&mut self, id: u64, cents: u64, coupon: Option<u64>) {
        self.orders += 1;
        self.coupons += u64::from(coupon.is_some());
        // It depends on the order, and tells no coupon from the number 0.
        let coupon = coupon.map_or(0, |number| number + 1);
        for part in [id, cents, coupon] {
            self.checksum = self.checksum.wrapping_mul(31).wrapping_add(part);
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { orders, coupons, checksum } = self;
        write!(f, "{orders} orders, {coupons} of them with a coupon")?;
        write!(f, ", and the checksum {checksum}")
    }
}

/// Draws orders of which so many in a hundred have a coupon.
fn order(coupons: u64) -> impl Fn(&mut Random) -> Order {
    let last = Cell::new(0);
    move |random| {
        let id = last.get() + 1 + random.below(1_000);
        last.set(id);
        let cents = random.below(10_000_000);
        let number = u16::try_from(random.below(1 << 16)).unwrap_or_default();
        let coupon = (random.below(100) < coupons).then_some(number);
        Order { id, cents, coupon }
    }
}

/// The exercise.
pub struct PredictNewField;

impl Exercise for PredictNewField {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "predict-new-field";
    const HEADLINE: Headline = Headline::Peak;
    const SHAPE: Shape = Shape::Predict;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "orders",
            label: "Orders",
            default: 100_000,
            min: 0,
            max: 300_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 300_000],
        },
        KnobSpec {
            name: "coupons",
            label: "Coupons, of a hundred",
            default: 1,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[1, 5, 10, 20, 30, 50, 75, 100],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "extra", solve: extra::solve },
        Variant { name: "field", solve: field::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("orders", 0)],
        &[("orders", 1), ("coupons", 100)],
        &[("orders", 1), ("coupons", 0)],
        &[("orders", 1_023), ("coupons", 50)],
        &[("coupons", 0)],
        &[("coupons", 100)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("orders");
        let draw = order(values.get("coupons"));
        let orders = Source::new(values.random(), count, draw);
        Case { orders, count }
    }

    fn findings(_case: &Case, answer: &Answer) -> Vec<Finding> {
        vec![
            Numbers::new("of the orders", ["orders"])
                .row("all", [cell(answer.orders)])
                .row("with a coupon", [cell(answer.coupons)])
                .titled("The orders that came"),
        ]
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        let layouts = match variant {
            "extra" => vec![layout!(
                extra::Kept as "Kept, with room for a map";
                id: u64, cents: u64, extra: Option<Box<()>>
            )],
            "field" => vec![layout!(
                Order as "Order, with the field";
                id: u64, cents: u64, coupon: Option<u16>
            )],
            "optimized" => vec![layout!(
                optimized::Kept as "Kept, without the field";
                id: u64, cents: u64
            )],
            _ => return Vec::new(),
        };
        vec![finding("An order in the list", FindingTable::Layouts(layouts))]
    }

    fn floor(case: &Case) -> u64 {
        // Number and price.
        (case.count * 2 * size_of::<u64>()) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Order, order};
    use protocol::random::Random;

    #[test]
    fn no_two_orders_have_the_same_number() {
        let random = &mut Random::new(5);
        let draw = order(50);
        let orders: Vec<Order> = (0..1_000).map(|_| draw(random)).collect();
        assert!(orders.is_sorted_by(|a, b| a.id < b.id));
    }

    #[test]
    fn no_coupon_is_another_answer_than_the_coupon_0() {
        let [mut none, mut zero] = [(); 2].map(|()| Answer::default());
        none.add(1, 2, None);
        zero.add(1, 2, Some(0));
        assert!(none.checksum != zero.checksum);
    }

    #[test]
    fn a_field_of_4_bytes_adds_8() {
        assert_eq!(size_of::<Option<u16>>(), 4);
        assert_eq!(size_of::<Order>(), 24);
    }
}
