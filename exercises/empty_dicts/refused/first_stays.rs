// wrong: an earlier surcharge stays in the place of a later one.

use std::collections::HashMap;

use super::{Answer, Case};

struct Product {
    price: u32,
    surcharges: Option<Box<HashMap<u32, u32>>>,
}

pub fn solve(case: &Case) -> Answer {
    let product = |price| Product { price, surcharges: None };
    let mut products: Vec<Product> = case.prices.iter().map(product).collect();
    for s in case.surcharges.iter() {
        let surcharges =
            products[s.product].surcharges.get_or_insert_default();
        surcharges.entry(s.region).or_insert(s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let surcharge =
            product.surcharges.as_ref().and_then(|s| s.get(&order.region));
        let extra = surcharge.copied().unwrap_or(0);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
