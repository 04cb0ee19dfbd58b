// Follows the hints: handlers know their window, and say when it is gone.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Answer, Case, Event, Screen};

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

    fn publish(&self, number: u32) {
        self.handlers.borrow_mut().retain(|handler| handler(number));
    }
}

struct Window {
    screen: Screen,
    bus: Rc<Bus>,
    is_open: Cell<bool>,
}

impl Window {
    /// Opens a window, which shows from now on what is published.
    fn open(screen: Screen, bus: &Rc<Bus>) -> Rc<Window> {
        let bus = Rc::clone(bus);
        let is_open = Cell::new(true);
        let window = Rc::new(Window { screen, bus, is_open });
        let listener = Rc::downgrade(&window);
        let handler = move |number| {
            let window = listener.upgrade();
            if let Some(window) = &window {
                window.receive(number);
            }
            window.is_some()
        };
        window.bus.subscribe(Box::new(handler));
        window
    }

    fn receive(&self, number: u32) {
        if self.is_open.get() {
            self.screen.show(number);
        }
    }

    fn close(&self) {
        self.is_open.set(false);
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
            Event::Close { slot } => {
                if let Some(window) = windows[slot].take() {
                    window.close();
                }
            }
        }
    }
    case.shown()
}
