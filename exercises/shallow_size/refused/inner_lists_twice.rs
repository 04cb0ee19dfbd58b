// left-out: counts the inner lists in the outer one's block, and once more.

use std::collections::HashMap;

use super::{Answer, Case, flat, map, nested, numbers, weigh};

fn list_size(list: &Vec<u64>) -> usize {
    size_of_val(list) + list.capacity() * size_of::<u64>()
}

fn rows_size(rows: &Vec<Vec<u64>>) -> usize {
    let block = rows.capacity() * size_of::<Vec<u64>>();
    let inner = rows.iter().map(list_size).sum::<usize>();
    size_of_val(rows) + block + inner
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
