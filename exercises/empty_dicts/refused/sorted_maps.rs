// over-budget: an empty sorted map is smaller than an empty `HashMap`, and
// still there in each product.

use std::collections::BTreeMap;

use super::{Answer, Case};

struct Product {
    price: u32,
    surcharges: BTreeMap<u32, u32>,
}

pub fn solve(case: &Case) -> Answer {
    let product = |price| Product { price, surcharges: BTreeMap::new() };
    let mut products: Vec<Product> = case.prices.iter().map(product).collect();
    for s in case.surcharges.iter() {
        products[s.product].surcharges.insert(s.region, s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let surcharge = product.surcharges.get(&order.region);
        let extra = surcharge.copied().unwrap_or(0);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
