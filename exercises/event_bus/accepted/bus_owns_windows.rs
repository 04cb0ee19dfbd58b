// The bus owns the open windows, and the program has their numbers.

use super::{Answer, Case, Event, Screen};

/// A window's number is never used again.
struct Window {
    number: u32,
    screen: Screen,
}

#[derive(Default)]
struct Bus {
    windows: Vec<Window>,
    opened: u32,
}

impl Bus {
    fn open(&mut self, screen: Screen) -> u32 {
        self.opened += 1;
        let number = self.opened;
        self.windows.push(Window { number, screen });
        number
    }

    fn close(&mut self, number: u32) {
        self.windows.retain(|window| window.number != number);
    }

    fn publish(&self, number: u32) {
        for window in &self.windows {
            window.screen.show(number);
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut bus = Bus::default();
    let mut windows = vec![0; case.slots()];
    for event in &case.events {
        match *event {
            Event::Open { slot } => windows[slot] = bus.open(case.screen()),
            Event::Type { number, .. } => bus.publish(number),
            Event::Close { slot } => bus.close(windows[slot]),
        }
    }
    case.shown()
}
