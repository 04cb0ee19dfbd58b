//! Adds up a value and what it leads to, and keeps the smaller of two.

use std::collections::HashMap;

use super::{Answer, Case, Size, map, nested, numbers, on_heap};

/// The bytes that a list leads to: it has room for its capacity.
fn behind_list(list: &Vec<u64>) -> usize {
    list.capacity() * size_of::<u64>()
}

fn behind_rows(rows: &Vec<Vec<u64>>) -> usize {
    let lists: usize = rows.iter().map(behind_list).sum();
    rows.capacity() * size_of::<Vec<u64>>() + lists
}

/// As far as a map tells: how many entries it has room for.
fn behind_map(map: &HashMap<u64, u64>) -> usize {
    map.capacity() * size_of::<(u64, u64)>()
}

/// Builds a value, and says how large it is.
fn size<T>(
    of: &'static str,
    build: impl FnOnce() -> T,
    behind: fn(&T) -> usize,
) -> Size {
    let (value, allocated) = on_heap(build);
    let shallow = size_of_val(&*value);
    let deep = Some(shallow + behind(&value));
    Size { of, shallow, deep, allocated }
}

pub fn solve(case: &Case) -> Answer {
    let claims = [
        size("list of 10 numbers", || numbers(10), behind_list),
        size("list of 1,000 numbers", || numbers(1_000), behind_list),
        size("300 numbers, nested", || nested(100), behind_rows),
        size("300 numbers, flat", || numbers(300), behind_list),
        size("empty map", || map(0), behind_map),
        size("map of 100 entries", || map(100), behind_map),
    ];

    let [_, _, rows, flat, ..] = &claims;
    let value = if flat.deep < rows.deep {
        numbers(3 * case.rows).iter().sum()
    } else {
        nested(case.rows).iter().flatten().sum()
    };
    Answer { value, found: claims }
}
