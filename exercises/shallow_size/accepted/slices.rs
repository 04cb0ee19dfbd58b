// A slice is the elements themselves, so `size_of_val` of one counts them.

use std::collections::HashMap;

use super::{Answer, Case, flat, map, nested, numbers, weigh};

fn list_size(list: &Vec<u64>) -> usize {
    size_of_val(list) + size_of_val(list.as_slice())
}

fn rows_size(rows: &Vec<Vec<u64>>) -> usize {
    let inner = rows.iter().map(|row| size_of_val(&row[..]));
    size_of_val(rows) + size_of_val(&rows[..]) + inner.sum::<usize>()
}

fn map_size(map: &HashMap<u64, u64>) -> usize {
    size_of_val(map) + map.iter().map(size_of_val_pair).sum::<usize>()
}

fn size_of_val_pair((key, value): (&u64, &u64)) -> usize {
    size_of_val(key) + size_of_val(value)
}

pub fn solve(case: &Case) -> Answer {
    let sizes = [
        weigh("list of 10 numbers", || numbers(10), list_size),
        weigh("list of 1,000 numbers", || numbers(1_000), list_size),
        weigh("100 rows, nested", || nested(&case.sample()), rows_size),
        weigh("100 rows, flat", || flat(&case.sample()), list_size),
        weigh("empty map", || map(0), map_size),
        weigh("map of 100 entries", || map(100), map_size),
    ];

    let [_, _, rows, list, ..] = &sizes;
    let sum = if list.claimed < rows.claimed {
        case.sum(&flat(&case.rows))
    } else {
        case.sum(nested(&case.rows).iter().flatten())
    };
    Answer { value: sum, found: sizes }
}
