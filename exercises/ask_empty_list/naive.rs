//! A list of objects, as Python's is: its entries are addresses, and the small
//! numbers are shared.

use std::rc::Rc;

use super::{Answer, Case, SMALL, Sizes, live, place, weighted};

/// An object for each small number that was met.
type Cache = [Option<Rc<i64>>; SMALL];

fn int(number: i64, cache: &mut Cache) -> Rc<i64> {
    match place(number) {
        None => Rc::new(number),
        Some(at) => {
            Rc::clone(cache[at].get_or_insert_with(|| Rc::new(number)))
        }
    }
}

/// A number as an object: two counts of owners, and the number.
const OBJECT: usize = 2 * size_of::<usize>() + size_of::<i64>();

fn sizes(list: &Vec<Rc<i64>>, cache: &Cache, before: usize) -> Sizes {
    let value = size_of_val(list);
    let room = value + list.capacity() * size_of::<Rc<i64>>();

    // The cache owns the shared ones too.
    let shared = |object: &&Rc<i64>| Rc::strong_count(object) > 1;
    let own = list.iter().filter(|object| !shared(object)).count();
    let objects = own + cache.iter().flatten().filter(shared).count();
    Sizes {
        value,
        room,
        entries: room + list.len() * OBJECT,
        objects: room + objects * OBJECT,
        live: value + live() - before,
    }
}

pub fn solve(case: &Case) -> Answer {
    let before = live();
    let mut cache: Cache = [const { None }; SMALL];
    let mut list = Vec::new();
    let new = sizes(&list, &cache, before);

    for number in case.numbers.iter() {
        list.push(int(number, &mut cache));
    }
    let filled = sizes(&list, &cache, before);
    let value = weighted(list.iter().map(|object| **object));

    list.clear();
    let cleared = sizes(&list, &cache, before);
    Answer { value, found: [new, filled, cleared] }
}
