// The address of a list in place of a map, pushed one by one.

use super::{Answer, Case};

struct Product {
    price: u32,
    surcharges: Option<Box<Vec<(u32, u32)>>>,
}

pub fn solve(case: &Case) -> Answer {
    let mut products = Vec::new();
    for price in case.prices.iter() {
        products.push(Product { price, surcharges: None });
    }
    for s in case.surcharges.iter() {
        let surcharges =
            products[s.product].surcharges.get_or_insert_default();
        surcharges.retain(|known| known.0 != s.region);
        surcharges.push((s.region, s.amount));
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let mut surcharges = product.surcharges.iter().flat_map(|s| s.iter());
        let surcharge = surcharges.find(|known| known.0 == order.region);
        let extra = surcharge.map_or(0, |known| known.1);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
