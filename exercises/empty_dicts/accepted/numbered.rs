// The product has the place of its map in a list of those that are there.

use std::collections::HashMap;

use super::{Answer, Case};

const NONE: u32 = u32::MAX;

struct Product {
    price: u32,
    surcharges: u32,
}

pub fn solve(case: &Case) -> Answer {
    let product = |price| Product { price, surcharges: NONE };
    let mut products: Vec<Product> = case.prices.iter().map(product).collect();
    let mut maps: Vec<HashMap<u32, u32>> = Vec::new();
    for s in case.surcharges.iter() {
        let place = &mut products[s.product].surcharges;
        if *place == NONE {
            *place = maps.len() as u32;
            maps.push(HashMap::new());
        }
        maps[*place as usize].insert(s.region, s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let map = maps.get(product.surcharges as usize);
        let surcharge = map.and_then(|map| map.get(&order.region));
        let extra = surcharge.copied().unwrap_or(0);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
