// Looks for handlers that are not needed when a window opens.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Answer, Case, Event, Screen};

/// Handles a number, if there is one, and says whether it can go on to.
type Handler = Box<dyn Fn(Option<u32>) -> bool>;

/// Hands each number that is published to all handlers.
#[derive(Default)]
struct Bus {
    handlers: RefCell<Vec<Handler>>,
}

impl Bus {
    fn subscribe(&self, handler: Handler) {
        let mut handlers = self.handlers.borrow_mut();
        handlers.retain(|handler| handler(None));
        handlers.push(handler);
    }

    fn publish(&self, number: u32) {
        for handler in self.handlers.borrow().iter() {
            handler(Some(number));
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
        let listener = Rc::downgrade(&window);
        let handler = move |number| {
            let Some(window) = listener.upgrade() else {
                return false;
            };
            if let Some(number) = number {
                window.screen.show(number);
            }
            true
        };
        window.bus.subscribe(Box::new(handler));
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
