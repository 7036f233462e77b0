tramso_room(drivers_file_office_printer SOURCES simulated/file_office_printer.cpp LINKS base model)
tramso_room(drivers_office_printer
  SOURCES open_office_printer.cpp
  LINKS base model
  PRIVATE_LINKS drivers_cups drivers_file_office_printer)
