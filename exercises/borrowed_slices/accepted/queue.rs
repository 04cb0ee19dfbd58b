// Two queues of candidates, in which each reading is looked at once for the
// first half and once for the second.

use std::collections::VecDeque;

use super::{Answer, Case};

/// The places that can still be the largest, of falling readings.
struct Largest<'a> {
    readings: &'a [u32],
    places: VecDeque<usize>,
    end: usize,
}

impl<'a> Largest<'a> {
    fn new(readings: &'a [u32]) -> Self {
        Largest { readings, places: VecDeque::new(), end: 0 }
    }

    fn within(&mut self, start: usize, end: usize) -> u32 {
        for place in self.end..end {
            let reading = self.readings[place];
            while let Some(&last) = self.places.back()
                && self.readings[last] <= reading
            {
                self.places.pop_back();
            }
            self.places.push_back(place);
        }
        self.end = end;
        while self.places.front().is_some_and(|&first| first < start) {
            self.places.pop_front();
        }
        self.places.front().map_or(0, |&first| self.readings[first])
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut first = Largest::new(&case.readings);
    let mut second = Largest::new(&case.readings);
    let mut sum = 0;
    for start in case.starts() {
        let middle = start + case.window / 2;
        let before = first.within(start, middle);
        let after = second.within(middle, start + case.window);
        sum += u64::from(before.abs_diff(after));
    }
    sum
}
