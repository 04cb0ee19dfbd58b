// No closures: the bus has weak references to the windows.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::{Answer, Case, Event, Screen};

/// Hands each number that is published to all windows.
#[derive(Default)]
struct Bus {
    windows: RefCell<Vec<Weak<Window>>>,
}

impl Bus {
    fn publish(&self, number: u32) {
        let mut windows = self.windows.borrow_mut();
        windows.retain(|window| window.strong_count() > 0);
        for window in windows.iter().filter_map(Weak::upgrade) {
            window.screen.show(number);
        }
    }
}

struct Window {
    screen: Screen,
    bus: Rc<Bus>,
}

impl Window {
    /// Opens a window, which shows from now on what is published.
    fn open(screen: Screen, bus: &Rc<Bus>) -> Rc<Window> {
        let window = Rc::new(Window { screen, bus: Rc::clone(bus) });
        bus.windows.borrow_mut().push(Rc::downgrade(&window));
        window
    }
}

pub fn solve(case: &Case) -> Answer {
    let bus = Rc::new(Bus::default());
    let mut windows = vec![None; case.slots()];
    for event in &case.events {
        match *event {
            Event::Open { slot } => {
                windows[slot] = Some(Window::open(case.screen(), &bus));
            }
            Event::Type { slot, number } => {
                if let Some(window) = &windows[slot] {
                    window.bus.publish(number);
                }
            }
            Event::Close { slot } => windows[slot] = None,
        }
    }
    case.shown()
}
