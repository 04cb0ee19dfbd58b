//! Every product has a list of its surcharges, and most of these stay empty.

use super::{Answer, Case};

pub struct Product {
    price: u32,
    surcharges: Vec<(u32, u32)>,
}

pub fn solve(case: &Case) -> Answer {
    let product = |price| Product { price, surcharges: Vec::new() };
    let mut products: Vec<Product> = case.prices.iter().map(product).collect();
    for s in case.surcharges.iter() {
        let surcharges = &mut products[s.product].surcharges;
        match surcharges.iter_mut().find(|known| known.0 == s.region) {
            Some(known) => known.1 = s.amount,
            None => surcharges.push((s.region, s.amount)),
        }
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let mut surcharges = product.surcharges.iter();
        let surcharge = surcharges.find(|known| known.0 == order.region);
        let extra = surcharge.map_or(0, |known| known.1);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
