// A box with a place for each of the eight regions, when one is needed.

use super::{Answer, Case};

struct Product {
    price: u32,
    surcharges: Option<Box<[u32; 8]>>,
}

pub fn solve(case: &Case) -> Answer {
    let product = |price| Product { price, surcharges: None };
    let mut products: Vec<Product> = case.prices.iter().map(product).collect();
    for s in case.surcharges.iter() {
        let surcharges = &mut products[s.product].surcharges;
        let surcharges = surcharges.get_or_insert_with(|| Box::new([0; 8]));
        surcharges[s.region as usize] = s.amount;
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let surcharges = product.surcharges.as_deref();
        let extra = surcharges.map_or(0, |s| s[order.region as usize]);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
