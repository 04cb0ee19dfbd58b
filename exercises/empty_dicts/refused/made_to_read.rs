// over-budget: makes the map also when it is only looked into.

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
        surcharges.insert(s.region, s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &mut products[order.product];
        let surcharges = product.surcharges.get_or_insert_default();
        let extra = surcharges.get(&order.region).copied().unwrap_or(0);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
