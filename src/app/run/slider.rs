//! The values that a knob's slider can take.

use protocol::Knob;

/// The approximate number of a slider's stops: fine enough to choose, few
/// enough to cross with the arrow keys.
const STOPS: u32 = 160;

/// The values, ascending and all different, so that each press of an arrow key
/// changes the value: both ends of the range, and between them numbers of two
/// digits, as a person would choose.
pub fn stops(knob: &Knob) -> Vec<u64> {
    let mut stops: Vec<u64> = (0..=STOPS)
        .map(|step| {
            let share = f64::from(step) / f64::from(STOPS);
            let value = knob.min + knob.scale.travelled(knob.max - knob.min, share);
            match step {
                0 => knob.min,
                STOPS => knob.max,
                _ => two_digits(value).clamp(knob.min, knob.max),
            }
        })
        .collect();
    stops.dedup();
    stops
}

/// Finds the place of the stop that is nearest to a value.
pub fn nearest(stops: &[u64], value: u64) -> usize {
    let above = stops.partition_point(|stop| *stop < value);
    match (
        above.checked_sub(1).map(|below| stops[below]),
        stops.get(above),
    ) {
        (Some(below), Some(stop)) if value - below < stop - value => above - 1,
        (Some(_), None) => above - 1,
        (_, _) => above,
    }
}

fn two_digits(value: u64) -> u64 {
    let mut unit = 1;
    while value / unit >= 100 {
        unit *= 10;
    }
    (value + unit / 2) / unit * unit
}

#[cfg(test)]
mod tests {
    use protocol::Scale;

    use super::*;
    use crate::samples;

    fn knob(min: u64, max: u64, scale: Scale) -> Knob {
        Knob {
            min,
            max,
            scale,
            ..samples::knob()
        }
    }

    #[test]
    fn stops_rise_from_end_to_end_of_the_range() {
        for scale in [Scale::Linear, Scale::Logarithmic] {
            for (min, max) in [(0, 1_000_000), (1, 2_000_000), (1, 16), (7, 7), (3, 4)] {
                let stops = stops(&knob(min, max, scale));
                assert!(stops.windows(2).all(|pair| pair[0] < pair[1]), "{stops:?}");
                assert_eq!(stops.first(), Some(&min));
                assert_eq!(stops.last(), Some(&max));
                for (at, stop) in stops.iter().enumerate() {
                    assert_eq!(nearest(&stops, *stop), at);
                }
            }
        }
    }

    #[test]
    fn a_value_between_two_stops_is_at_the_nearer() {
        let stops = [0, 10, 100];
        for (value, at) in [(0, 0), (4, 0), (5, 1), (54, 1), (56, 2), (100, 2), (900, 2)] {
            assert_eq!(nearest(&stops, value), at, "{value}");
        }
    }

    #[test]
    fn a_wide_range_gives_its_small_values_room() {
        let stops = stops(&knob(0, 1_000_000, Scale::Logarithmic));
        let small = stops.iter().filter(|stop| **stop <= 10_000).count();
        assert!(2 * small > stops.len(), "{small} of {}", stops.len());
        assert!(stops.contains(&1_000));
    }
}
