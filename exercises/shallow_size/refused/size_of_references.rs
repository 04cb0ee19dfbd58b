// left-out: counts references to the values in place of the values.

use std::collections::HashMap;

use super::{Answer, Case, flat, map, nested, numbers, weigh};

fn list_size(list: &Vec<u64>) -> usize {
    size_of_val(&list) + list.capacity() * size_of::<u64>()
}

fn rows_size(rows: &Vec<Vec<u64>>) -> usize {
    size_of_val(rows) + rows.iter().map(list_size).sum::<usize>()
}

fn map_size(map: &HashMap<u64, u64>) -> usize {
    size_of_val(map) + map.capacity() * size_of::<(u64, u64)>()
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
