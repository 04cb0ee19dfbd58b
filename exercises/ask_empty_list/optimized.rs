//! A list of numbers, with room for as many as will come. They lie in its
//! block, so there are no objects behind it.

use super::{Answer, Case, Sizes, live, weighted};

fn sizes(list: &Vec<i64>, before: usize) -> Sizes {
    let value = size_of_val(list);
    let room = value + list.capacity() * size_of::<i64>();
    let live = value + live() - before;
    Sizes { value, room, entries: room, objects: room, live }
}

pub fn solve(case: &Case) -> Answer {
    let before = live();
    let mut list = Vec::new();
    let new = sizes(&list, before);

    list.reserve_exact(case.numbers.left());
    list.extend(case.numbers.iter());
    let filled = sizes(&list, before);
    let value = weighted(list.iter().copied());

    list.clear();
    let cleared = sizes(&list, before);
    Answer { value, found: [new, filled, cleared] }
}
