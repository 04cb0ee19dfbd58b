//! Puts the old list aside, and frees a few blocks of it in each request.

use std::mem;

use super::{Answer, Case, NewProduct};

struct Product {
    name: String,
    cents: u32,
}

impl From<NewProduct> for Product {
    fn from(new: NewProduct) -> Self {
        Self { name: new.name.as_str().to_owned(), cents: new.cents }
    }
}

/// Lists that are not in use any more.
struct Old(Vec<Vec<Product>>);

impl Old {
    /// Frees so many blocks, or all if there are fewer.
    fn free(&mut self, blocks: usize) {
        for _ in 0..blocks {
            let Some(list) = self.0.last_mut() else {
                return;
            };
            if list.pop().is_none() {
                self.0.pop();
            }
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut products: Vec<Product> = Vec::new();
    let mut old = Old(Vec::new());
    case.serve(
        |list| list.map(Product::from).collect(),
        |new, place, answer| {
            if let Some(new) = new {
                old.0.push(mem::replace(&mut products, new));
            }
            old.free(case.batch);
            let Product { name, cents } = &products[place];
            answer.tell(name, *cents);
        },
    )
}
