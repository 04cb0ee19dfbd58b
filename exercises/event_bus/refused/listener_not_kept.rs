// wrong: nobody owns the windows, so they go at once.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Answer, Case, Event, Screen};

/// Says whether there is still somebody to handle the next number.
type Handler = Box<dyn Fn(u32) -> bool>;

/// Hands each number that is published to all handlers.
#[derive(Default)]
struct Bus {
    handlers: RefCell<Vec<Handler>>,
}

impl Bus {
    fn subscribe(&self, handler: Handler) {
        self.handlers.borrow_mut().push(handler);
    }

    /// Forgets the handlers that say that they are not needed any more.
    fn publish(&self, number: u32) {
        self.handlers.borrow_mut().retain(|handler| handler(number));
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
            window.screen.show(number);
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
                Window::open(case.screen(), &bus);
                windows[slot] = Some(Rc::clone(&bus));
            }
            Event::Type { slot, number } => {
                if let Some(bus) = &windows[slot] {
                    bus.publish(number);
                }
            }
            Event::Close { slot } => windows[slot] = None,
        }
    }
    case.shown()
}
