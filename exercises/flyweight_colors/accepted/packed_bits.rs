// As many bits for each pixel as the palette needs, packed without a gap.

use super::{Answer, Case, Stroke};

struct Packed {
    bits: usize,
    words: Vec<u64>,
}

impl Packed {
    fn get(&self, at: usize) -> usize {
        let first = at * self.bits;
        let mut number = 0;
        for bit in 0..self.bits {
            let at = first + bit;
            let is_set = self.words[at / 64] >> (at % 64) & 1;
            number |= (is_set as usize) << bit;
        }
        number
    }

    fn set(&mut self, at: usize, number: usize) {
        let first = at * self.bits;
        for bit in 0..self.bits {
            let at = first + bit;
            self.words[at / 64] &= !(1 << (at % 64));
            self.words[at / 64] |= (number as u64 >> bit & 1) << (at % 64);
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let bits = palette.len().next_power_of_two().ilog2() as usize;
    let words = (case.pixels.left() * bits).div_ceil(64);
    let mut picture = Packed { bits, words: vec![0; words] };
    for (at, color) in case.pixels.iter().enumerate() {
        picture.set(at, palette.binary_search(&color).unwrap());
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += palette[picture.get(pixel)].distance(&color);
        picture.set(pixel, palette.binary_search(&color).unwrap());
    }
    changed
}
