//! Keeps all names of a list in one string: two blocks, freed at once.

use super::{Answer, Case, NewProduct};

struct Product {
    /// The place in the list's names at which this one ends.
    end: usize,
    cents: u32,
}

#[derive(Default)]
struct Products {
    names: String,
    list: Vec<Product>,
}

impl Products {
    fn load(list: &mut dyn ExactSizeIterator<Item = NewProduct>) -> Self {
        let mut names = String::new();
        let product = |NewProduct { name, cents }| {
            names.push_str(&name);
            Product { end: names.len(), cents }
        };
        let list = list.map(product).collect();
        names.shrink_to_fit();
        Self { names, list }
    }

    fn name(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |at| self.list[at].end);
        &self.names[start..self.list[place].end]
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut products = Products::default();
    case.serve(Products::load, |new, place, answer| {
        if let Some(new) = new {
            products = new;
        }
        answer.tell(products.name(place), products.list[place].cents);
    })
}
