//! Timers that end with their owner.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

/// Calls once, later, unless it is dropped before.
pub struct Timeout {
    id: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Calls `act` in `milliseconds`.
    pub fn new(milliseconds: i32, act: impl FnOnce() + 'static) -> Self {
        let closure = Closure::once(act);
        let callback = closure.as_ref().unchecked_ref();
        let id = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(callback, milliseconds)
            .ok();
        Self {
            id,
            _closure: closure,
        }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            window().clear_timeout_with_handle(id);
        }
    }
}

/// Calls again and again until it is dropped.
pub struct Interval {
    id: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

impl Interval {
    /// Calls `act` every so many milliseconds.
    pub fn new(milliseconds: i32, act: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(act);
        let callback = closure.as_ref().unchecked_ref();
        let id = window()
            .set_interval_with_callback_and_timeout_and_arguments_0(callback, milliseconds)
            .ok();
        Self {
            id,
            _closure: closure,
        }
    }
}

impl Drop for Interval {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            window().clear_interval_with_handle(id);
        }
    }
}
