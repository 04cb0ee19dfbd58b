// A trait for all types, and the whole table of a map.

use std::collections::HashMap;

use super::{Answer, Case, flat, map, nested, numbers, weigh};

trait Deep {
    fn behind(&self) -> usize;

    fn deep_size(&self) -> usize
    where
        Self: Sized,
    {
        size_of::<Self>() + self.behind()
    }
}

impl Deep for u64 {
    fn behind(&self) -> usize {
        0
    }
}

impl<T: Deep> Deep for Vec<T> {
    fn behind(&self) -> usize {
        let spare = (self.capacity() - self.len()) * size_of::<T>();
        spare + self.iter().map(Deep::deep_size).sum::<usize>()
    }
}

impl<K, V> Deep for HashMap<K, V> {
    fn behind(&self) -> usize {
        if self.capacity() == 0 {
            return 0;
        }
        // At most seven of eight slots are filled; a mark for each, and 8.
        let slots = (self.capacity() * 8).div_ceil(7).next_power_of_two();
        slots * (size_of::<(K, V)>() + 1) + 8
    }
}

pub fn solve(case: &Case) -> Answer {
    let (small, large) = (|| numbers(10), || numbers(1_000));
    let rows =
        weigh("100 rows, nested", || nested(&case.sample()), Deep::deep_size);
    let list =
        weigh("100 rows, flat", || flat(&case.sample()), Deep::deep_size);
    let value = if rows.claimed < list.claimed {
        let kept = nested(&case.rows);
        case.sum(kept.iter().flatten())
    } else {
        let kept = flat(&case.rows);
        case.sum(&kept)
    };
    let found = [
        weigh("list of 10 numbers", small, Deep::deep_size),
        weigh("list of 1,000 numbers", large, Deep::deep_size),
        rows,
        list,
        weigh("empty map", || map(0), Deep::deep_size),
        weigh("map of 100 entries", || map(100), Deep::deep_size),
    ];
    Answer { value, found }
}
