// All products share one empty map; the first surcharge makes one of their
// own.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case};

struct Product {
    price: u32,
    surcharges: Rc<HashMap<u32, u32>>,
}

pub fn solve(case: &Case) -> Answer {
    let empty: Rc<HashMap<u32, u32>> = Rc::default();
    let product = |price| Product { price, surcharges: Rc::clone(&empty) };
    let mut products: Vec<Product> = case.prices.iter().map(product).collect();
    for s in case.surcharges.iter() {
        let surcharges = Rc::make_mut(&mut products[s.product].surcharges);
        surcharges.insert(s.region, s.amount);
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
