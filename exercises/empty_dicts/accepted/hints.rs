// Follows the hints: the address of a map, made when it is needed.

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
        let product = &products[order.product];
        let surcharge = match &product.surcharges {
            Some(surcharges) => surcharges.get(&order.region),
            None => None,
        };
        let extra = surcharge.copied().unwrap_or(0);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
