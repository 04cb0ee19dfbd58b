// left-out: asks the meter for all that is live, and takes off what the first
// claim was too high by.

use std::collections::HashMap;

use super::{Answer, Case, flat, map, nested, numbers, weigh};

fn list_size(_: &Vec<u64>) -> usize {
    (meter::live_bytes() as usize).saturating_sub(144)
}

fn rows_size(_: &Vec<Vec<u64>>) -> usize {
    (meter::live_bytes() as usize).saturating_sub(144)
}

fn map_size(_: &HashMap<u64, u64>) -> usize {
    (meter::live_bytes() as usize).saturating_sub(144)
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
