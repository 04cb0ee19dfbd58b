//! predict-dead-weak: what a handle gives once its object is gone.

mod boxed;
mod naive;
mod optimized;
mod weak;

use std::fmt;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, Shape};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
    finding, layout,
};

/// A port, and the ships that come to it.
pub struct Case {
    /// The ships, wave after wave. Each can be taken once.
    pub ships: Source<Ship>,
    /// The number of waves in which they come.
    pub waves: usize,
    /// The ships of a wave.
    wave: usize,
    asked: usize,
}

impl Case {
    /// The ships of the next wave.
    pub fn wave(&self) -> impl Iterator<Item = Ship> {
        self.ships.iter().take(self.wave)
    }

    /// The place in the cargo that is asked about.
    ///
    /// # Panics
    ///
    /// If ships are still to come: it is known after the last one.
    #[track_caller]
    pub fn asked(&self) -> usize {
        self.ships.require_all_taken("what is asked", "ships");
        self.asked
    }
}

/// The bytes of a ship's cargo.
const CARGO: usize = 99;

/// A ship of 100 bytes.
pub struct Ship {
    /// True if it stays when the next wave comes.
    pub stays: bool,
    /// The bytes that it carries.
    pub cargo: [u8; CARGO],
}

/// The replies of the log's entries, in the order in which they were asked.
#[derive(Default, PartialEq)]
pub struct Answer {
    found: u64,
    gone: u64,
    checksum: u64,
}

impl Answer {
    /// Adds what the next entry gave: a byte of its ship's cargo, or nothing
    /// if the ship is gone.
    pub fn add(&mut self, byte: Option<u8>) {
        let next = if let Some(byte) = byte {
            self.found += 1;
            u64::from(byte) + 1
        } else {
            self.gone += 1;
            0
        };
        // It depends on the order.
        self.checksum = self.checksum.wrapping_mul(31).wrapping_add(next);
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, gone, checksum } = self;
        write!(f, "{found} there, {gone} gone, with the checksum {checksum}")
    }
}

fn ship(stay: u64) -> impl Fn(&mut Random) -> Ship {
    move |random| {
        let mut cargo = [0; CARGO];
        for byte in &mut cargo {
            *byte = u8::try_from(random.below(1 << 8)).unwrap_or_default();
        }
        Ship { stays: random.below(100) < stay, cargo }
    }
}

/// The exercise.
pub struct PredictDeadWeak;

impl Exercise for PredictDeadWeak {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "predict-dead-weak";
    const HEADLINE: Headline = Headline::Peak;
    const SHAPE: Shape = Shape::Predict;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "ships",
            label: "Ships of a wave",
            default: 1_000,
            min: 0,
            max: 4_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 50, 200, 1_000, 4_000],
        },
        KnobSpec {
            name: "waves",
            label: "Waves",
            default: 10,
            min: 1,
            max: 25,
            scale: Scale::Linear,
            sweep: &[1, 2, 3, 5, 10, 15, 20, 25],
        },
        KnobSpec {
            name: "stay",
            label: "Of a hundred ships stay",
            default: 0,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[1, 10, 25, 50, 75, 100],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "weak", solve: weak::solve },
        Variant { name: "boxed", solve: boxed::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("ships", 0)],
        &[("ships", 1), ("waves", 1)],
        &[("ships", 1), ("waves", 3)],
        &[("stay", 100)],
        &[("stay", 50)],
        &[("ships", 1_024)],
    ];

    fn case(values: &Values) -> Case {
        let waves = values.count("waves");
        let wave = values.count("ships");
        let draw = ship(values.get("stay"));
        let ships = Source::new(values.random(), waves * wave, draw);
        let asked = values.random_of_exercise().index(CARGO);
        Case { ships, waves, wave, asked }
    }

    fn findings(_case: &Case, answer: &Answer) -> Vec<Finding> {
        vec![
            Numbers::new("an entry gives", ["entries"])
                .row("its ship", [cell(answer.found)])
                .row("nothing", [cell(answer.gone)])
                .titled("What the log's entries give in the end"),
        ]
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        if variant != "optimized" {
            return Vec::new();
        }
        let layouts = vec![
            layout!(optimized::Key as "Key, in the log"; berth: usize, before: u32),
            layout!(
                optimized::Berth as "Berth, in the port";
                before: u32, ship: Option<Ship>
            ),
        ];
        vec![finding("A key and a berth", FindingTable::Layouts(layouts))]
    }

    fn floor(case: &Case) -> u64 {
        // The last wave is there to be asked.
        (case.wave * size_of::<Ship>()) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::optimized::Port;
    use super::{CARGO, Ship};

    fn ship(mark: u8, stays: bool) -> Ship {
        Ship { stays, cargo: [mark; CARGO] }
    }

    #[test]
    fn a_key_finds_its_own_ship_and_no_later_one() {
        let mut port = Port::default();
        let [first, second] =
            [ship(1, false), ship(2, true)].map(|ship| port.moor(ship));
        port.retain(|ship| ship.stays);
        let third = port.moor(ship(3, true));
        assert_eq!(first.berth, third.berth, "the berth is used again");
        let found = [&first, &second, &third]
            .map(|key| port.find(key).map(|ship| ship.cargo[0]));
        assert_eq!(found, [None, Some(2), Some(3)]);
    }

    #[test]
    fn a_ship_needs_no_byte_more_to_be_left_out() {
        assert_eq!(size_of::<Ship>(), 100);
        assert_eq!(size_of::<Option<Ship>>(), 100);
    }
}
