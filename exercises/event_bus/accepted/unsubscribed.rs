// Handlers own their windows, and are taken away by number when these close.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Answer, Case, Event, Screen};

type Handler = Box<dyn Fn(u32)>;

/// Hands each number that is published to all handlers.
#[derive(Default)]
struct Bus {
    handlers: RefCell<Vec<(u32, Handler)>>,
    subscribed: Cell<u32>,
}

impl Bus {
    fn subscribe(&self, handler: Handler) -> u32 {
        let id = self.subscribed.get();
        self.subscribed.set(id + 1);
        self.handlers.borrow_mut().push((id, handler));
        id
    }

    fn unsubscribe(&self, id: u32) {
        self.handlers.borrow_mut().retain(|(other, _)| *other != id);
    }

    fn publish(&self, number: u32) {
        for (_, handler) in self.handlers.borrow().iter() {
            handler(number);
        }
    }
}

struct Window {
    screen: Screen,
    bus: Rc<Bus>,
    id: Cell<u32>,
}

impl Window {
    /// Opens a window, which shows from now on what is published.
    fn open(screen: Screen, bus: &Rc<Bus>) -> Rc<Window> {
        let bus = Rc::clone(bus);
        let id = Cell::new(0);
        let window = Rc::new(Window { screen, bus, id });
        let listener = Rc::clone(&window);
        let handler = move |number| listener.receive(number);
        window.id.set(window.bus.subscribe(Box::new(handler)));
        window
    }

    fn receive(&self, number: u32) {
        self.screen.show(number);
    }

    fn close(&self) {
        self.bus.unsubscribe(self.id.get());
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
    for window in windows.into_iter().flatten() {
        window.close();
    }
    case.shown()
}
