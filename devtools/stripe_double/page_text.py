"""The words of the hosted page, in both languages."""

from __future__ import annotations

VIETNAMESE = {
    "title": "Trang thanh toán thử",
    "test": "Đây là trang thanh toán thử. Không có khoản tiền thật nào được trừ.",
    "order": "Đơn của bạn",
    "total": "Tổng cộng",
    "card": "Trả bằng thẻ",
    "email": "Thư điện tử",
    "number": "Số thẻ",
    "number_hint": "Thẻ thử trả được: 4242 4242 4242 4242",
    "expiry": "Hết hạn (tháng/năm)",
    "cvc": "Mã bảo mật (CVC)",
    "name": "Tên in trên thẻ",
    "pay": "Trả {amount}",
    "shortcuts": "Thử nhanh một tình huống",
    "good": "Thẻ trả được",
    "declined": "Thẻ bị từ chối",
    "poor": "Thẻ không đủ tiền",
    "check": "Thẻ cần xác thực 3-D Secure",
    "abandon": "Bỏ thanh toán, quay lại cửa hàng",
    "failed": "Chưa trả được",
    "bank": "Ngân hàng xác nhận",
    "bank_text": "Ngân hàng muốn biết chính bạn đang trả {amount}. Chọn câu trả lời để thử.",
    "approve": "Đúng, tôi đang trả",
    "refuse": "Không xác nhận",
    "done": "Đơn này đã trả xong",
    "done_text": "Bạn không cần trả lần nữa.",
    "done_link": "Về trang đơn hàng",
    "expired": "Trang này đã hết hạn",
    "expired_text": "Chưa có khoản tiền nào được trừ. Hãy quay lại cửa hàng để thanh toán lại.",
    "expired_link": "Về cửa hàng",
    "unknown": "Không có trang thanh toán này",
    "unknown_text": "Hãy mở lại đường dẫn từ cửa hàng.",
    "incorrect_number": "Số thẻ không đúng. Xem lại từng chữ số trên mặt thẻ.",
    "invalid_expiry": "Ngày hết hạn viết theo dạng tháng/năm, ví dụ 12/34.",
    "past_expiry": "Thẻ này đã hết hạn. Hãy dùng thẻ khác.",
    "invalid_cvc": "Mã bảo mật là 3 hoặc 4 chữ số ở mặt sau thẻ.",
    "insufficient_funds": "Thẻ không đủ tiền. Hãy dùng thẻ khác.",
    "expired_card": "Thẻ này đã hết hạn. Hãy dùng thẻ khác.",
    "incorrect_cvc": "Mã bảo mật không đúng. Xem lại mặt sau thẻ.",
    "processing_error": "Ngân hàng chưa xử lý được. Chờ một lát rồi thử lại.",
    "payment_intent_authentication_failure": "Ngân hàng chưa xác nhận được bạn."
    " Thử lại hoặc dùng thẻ khác.",
    "test_mode_live_card": "Trang thử chỉ nhận thẻ thử, không nhận thẻ thật.",
    "card_declined": "Ngân hàng từ chối thẻ này. Hãy dùng thẻ khác.",
}
ENGLISH = {
    "title": "Test payment page",
    "test": "This is a test payment page. No real money is taken.",
    "order": "Your order",
    "total": "Total",
    "card": "Pay by card",
    "email": "E-mail",
    "number": "Card number",
    "number_hint": "A test card that works: 4242 4242 4242 4242",
    "expiry": "Expires (month/year)",
    "cvc": "Security code (CVC)",
    "name": "Name on the card",
    "pay": "Pay {amount}",
    "shortcuts": "Try a case at once",
    "good": "A card that works",
    "declined": "A declined card",
    "poor": "A card without enough money",
    "check": "A card that asks for 3-D Secure",
    "abandon": "Leave without paying, back to the shop",
    "failed": "Not paid yet",
    "bank": "Your bank asks",
    "bank_text": "The bank wants to know that it is you who pays {amount}. Choose an answer.",
    "approve": "Yes, I am paying",
    "refuse": "Do not confirm",
    "done": "This order is paid",
    "done_text": "You do not need to pay again.",
    "done_link": "To your order",
    "expired": "This page has expired",
    "expired_text": "No money was taken. Go back to the shop to pay again.",
    "expired_link": "Back to the shop",
    "unknown": "There is no such payment page",
    "unknown_text": "Open the link from the shop again.",
    "incorrect_number": "The card number is not right. Check each digit on the card.",
    "invalid_expiry": "Write the expiry date as month/year, for example 12/34.",
    "past_expiry": "This card has expired. Use another card.",
    "invalid_cvc": "The security code is the 3 or 4 digits on the back of the card.",
    "insufficient_funds": "The card does not have enough money. Use another card.",
    "expired_card": "This card has expired. Use another card.",
    "incorrect_cvc": "The security code is not right. Check the back of the card.",
    "processing_error": "The bank could not do it just now. Wait a little and try again.",
    "payment_intent_authentication_failure": "The bank could not confirm that it is you."
    " Try again or use another card.",
    "test_mode_live_card": "The test page takes test cards only, never a real one.",
    "card_declined": "The bank declined this card. Use another card.",
}


def texts(language: str) -> dict[str, str]:
    """The words of one language: `vi`, otherwise English."""
    return VIETNAMESE if language == "vi" else ENGLISH


def language_of(locale: str | None, accepted: str) -> str:
    """The page's language: the session's, else the browser's first wish, else English."""
    if locale in ("vi", "en"):
        return locale
    return "vi" if accepted.strip().lower().startswith("vi") else "en"


def reason(words: dict[str, str], error: dict[str, str | None]) -> str:
    """Why the bank said no, in the buyer's words."""
    for name in (error.get("decline_code"), error.get("code")):
        if name and name in words:
            return words[name]
    return words["card_declined"]
