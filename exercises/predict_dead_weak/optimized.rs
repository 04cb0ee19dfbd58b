//! The log has a key for each ship: its berth, and which ship there it is.

use super::{Answer, Case, Ship};

pub struct Berth {
    /// The number of ships that were here before.
    pub before: u32,
    pub ship: Option<Ship>,
}

pub struct Key {
    pub berth: usize,
    pub before: u32,
}

#[derive(Default)]
pub struct Port {
    berths: Vec<Berth>,
    free: Vec<usize>,
}

impl Port {
    pub fn moor(&mut self, ship: Ship) -> Key {
        if let Some(berth) = self.free.pop() {
            let free = &mut self.berths[berth];
            free.ship = Some(ship);
            return Key { berth, before: free.before };
        }
        let berth = self.berths.len();
        self.berths.push(Berth { before: 0, ship: Some(ship) });
        Key { berth, before: 0 }
    }

    pub fn retain(&mut self, stays: impl Fn(&Ship) -> bool) {
        for (number, berth) in self.berths.iter_mut().enumerate() {
            if berth.ship.as_ref().is_some_and(|ship| !stays(ship)) {
                berth.ship = None;
                berth.before += 1;
                self.free.push(number);
            }
        }
    }

    pub fn find(&self, key: &Key) -> Option<&Ship> {
        let berth = self.berths.get(key.berth)?;
        if berth.before == key.before { berth.ship.as_ref() } else { None }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut log: Vec<Key> = Vec::with_capacity(case.ships.left());
    let mut port = Port::default();
    for _ in 0..case.waves {
        port.retain(|ship| ship.stays);
        for ship in case.wave() {
            log.push(port.moor(ship));
        }
    }

    let asked = case.asked();
    let mut answer = Answer::default();
    for key in &log {
        answer.add(port.find(key).map(|ship| ship.cargo[asked]));
    }
    answer
}
