// A map beside the list, from a product to the map of its surcharges.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let prices: Vec<u32> = case.prices.iter().collect();
    let mut surcharges: HashMap<usize, HashMap<u32, u32>> = HashMap::new();
    for s in case.surcharges.iter() {
        let of_product = surcharges.entry(s.product).or_default();
        of_product.insert(s.region, s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let price = prices[order.product];
        let of_product = surcharges.get(&order.product);
        let extra = match of_product.and_then(|all| all.get(&order.region)) {
            Some(amount) => *amount,
            None => 0,
        };
        sum += order.pieces * (u64::from(price) + u64::from(extra));
    }
    sum
}
