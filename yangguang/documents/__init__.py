"""Official documents: PDF in the layout of GB/T 9704-2012, charts and QR codes. Knows no application."""
