//! Frees the old list when it takes over the new one.

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

pub fn solve(case: &Case) -> Answer {
    let mut products: Vec<Product> = Vec::new();
    case.serve(
        |list| list.map(Product::from).collect(),
        |new, place, answer| {
            if let Some(new) = new {
                products = new;
            }
            let Product { name, cents } = &products[place];
            answer.tell(name, *cents);
        },
    )
}
